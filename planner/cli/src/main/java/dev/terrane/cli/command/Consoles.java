package dev.terrane.cli.command;

import dev.terrane.cli.Invocation;
import dev.terrane.cli.view.Console;

/// The console of a command.
final class Consoles {
    private Consoles() {}

    static Console of(CommandContext context, boolean noColor) {
        Invocation invocation = context.invocation();
        return Console.of(
                invocation.out(),
                invocation.err(),
                invocation.terminal(),
                noColor,
                invocation.environment());
    }
}
