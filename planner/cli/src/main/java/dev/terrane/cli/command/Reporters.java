package dev.terrane.cli.command;

/// Chooses how a command tells what is going on.
final class Reporters {
    private Reporters() {}

    static Reporter of(
            boolean json, boolean noColor, boolean compactWarnings, CommandContext context) {
        return json
                ? new EventReporter(context.invocation().out())
                : new HumanReporter(context, noColor, compactWarnings);
    }
}
