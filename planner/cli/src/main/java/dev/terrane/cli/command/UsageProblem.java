package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;

import java.util.List;
import java.util.Set;

/// Tells that a command was called wrongly: to people, or as an event where the command would have
/// written events.
public final class UsageProblem {
    private static final Set<String> EVENT_STREAMS = Set.of("plan", "apply", "destroy", "refresh");

    private UsageProblem() {}

    public static void report(
            String command, List<String> arguments, String message, CommandContext context) {
        boolean json = arguments.contains("-json") || arguments.contains("--json");
        if (json && EVENT_STREAMS.contains(command)) {
            new EventReporter(context.invocation().out())
                    .diagnostics(List.of(Diagnostic.error("Wrong command-line options", message)));
        } else {
            context.invocation().err().println(message);
        }
    }
}
