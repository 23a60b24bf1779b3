package dev.terrane.cli.command;

import dev.terrane.state.LockRequest;

import java.time.Duration;

/// Who asks for a lock, as others are told.
final class LockRequests {
    private LockRequests() {}

    /// @param timeout as it was given, such as `10s`
    static LockRequest of(CommandContext context, String operation, String timeout) {
        return of(context, operation, Durations.parse(timeout).orElse(Duration.ZERO));
    }

    static LockRequest of(CommandContext context, String operation, Duration timeout) {
        String user =
                context.invocation()
                        .variable("USER")
                        .orElse(System.getProperty("user.name", "unknown"));
        String host = context.invocation().variable("HOSTNAME").orElseGet(HostName::get);
        return new LockRequest(user + "@" + host, operation, timeout);
    }
}
