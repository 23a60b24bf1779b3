package dev.terrane.cli;

import dev.terrane.cli.command.Command;

/// What is said when Terrane itself has a bug.
final class CrashReport {
    private final Invocation invocation;

    CrashReport(Invocation invocation) {
        this.invocation = invocation;
    }

    int write(RuntimeException bug) {
        invocation
                .err()
                .println(
                        """
                        This is a bug in Terrane, not a mistake of yours. What had been applied is in the
                        state or in the journal beside it, and nothing is lost. Please report it with the
                        text below and, if you can, the configuration (without secrets).
                        """);
        bug.printStackTrace(invocation.err());
        return Command.FAILED;
    }
}
