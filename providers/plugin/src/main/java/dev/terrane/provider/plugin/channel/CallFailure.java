package dev.terrane.provider.plugin.channel;

/// A call that the provider did not answer. A refusal that it gives in words is an answer.
public final class CallFailure extends Exception {
    private static final long serialVersionUID = 1;

    /// What became of the call.
    public enum Reason {
        /// the provider does not know it
        UNKNOWN_CALL,
        /// the connection ended
        ENDED,
        /// it took too long
        TIME,
        /// the answer is larger than what is taken
        SIZE,
        /// anything else that is no answer
        OTHER
    }

    private final Reason reason;
    private final String call;

    CallFailure(Reason reason, String call, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.call = call;
    }

    public Reason reason() {
        return reason;
    }

    /// The name of the call.
    public String call() {
        return call;
    }
}
