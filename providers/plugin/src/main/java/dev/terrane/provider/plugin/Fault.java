package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.CallFailure;
import dev.terrane.provider.plugin.process.PluginProcess;
import dev.terrane.provider.plugin.process.StartFailure;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.spi.Problem;

import org.jspecify.annotations.Nullable;

/// What keeps a provider from answering, in words for the user. All of it is the provider's fault, or
/// the machine's.
final class Fault extends Exception {
    private static final long serialVersionUID = 1;
    private static final String REPORT =
            " This is a fault of the provider; report it to those who maintain it.";

    private final transient Problem problem;

    private Fault(String summary, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.problem = Problem.error(summary, detail);
    }

    /// What the provider itself says of why it does not answer.
    static Fault of(Problem problem) {
        return new Fault(problem.summary(), problem.detail(), null);
    }

    Problem problem() {
        return problem;
    }

    static Fault of(String provider, StartFailure failure) {
        return new Fault(
                failure.summary(),
                "The provider %s can not be used. %s".formatted(provider, failure.detail()),
                failure);
    }

    static Fault of(String provider, String call, MalformedAnswer answer) {
        return new Fault(
                "Provider gave a malformed answer",
                "The provider %s answered %s with what is no such answer: %s."
                                .formatted(provider, call, answer.getMessage())
                        + REPORT,
                answer);
    }

    /// @param process none where somebody else started the provider
    static Fault of(String provider, CallFailure failure, @Nullable PluginProcess process) {
        String call = failure.call();
        return switch (failure.reason()) {
            case UNKNOWN_CALL ->
                    new Fault(
                            "Provider lacks a call",
                            "The provider %s does not know %s. Use a later version of it."
                                    .formatted(provider, call),
                            failure);
            case TIME ->
                    new Fault(
                            "Provider does not answer",
                            "The provider %s did not answer %s in time. The variable TERRANE_PROVIDER_TIMEOUT_SECONDS says how long is waited.%s"
                                    .formatted(provider, call, log(process)),
                            failure);
            case SIZE ->
                    new Fault(
                            "Provider's answer is too large",
                            "The provider %s answered %s with more than is taken: %s."
                                            .formatted(provider, call, failure.getMessage())
                                    + REPORT,
                            failure);
            case ENDED, OTHER -> broken(provider, failure, process);
        };
    }

    private static Fault broken(
            String provider, CallFailure failure, @Nullable PluginProcess process) {
        if (process != null && process.hasEnded()) {
            return new Fault(
                    "Provider crashed",
                    "The process of the provider %s ended%s while it was asked for %s."
                                    .formatted(provider, process.exitStatus(), failure.call())
                            + REPORT
                            + process.lastLines(),
                    failure);
        }
        return new Fault(
                "Provider did not answer",
                "The provider %s was asked for %s, and gave no answer: %s."
                                .formatted(provider, failure.call(), failure.getMessage())
                        + REPORT
                        + log(process),
                failure);
    }

    private static String log(@Nullable PluginProcess process) {
        return process == null ? "" : process.lastLines();
    }
}
