package dev.terrane.cli.command;

import dev.terrane.cli.ProviderTable;
import dev.terrane.operating.Workbench;

import java.time.Clock;

/// The workbench of a command.
final class Benches {
    static final int DEFAULT_PARALLELISM = 10;

    private Benches() {}

    static Workbench of(CommandContext context, int parallelism) {
        return new Workbench(
                context.directory(),
                context.originalDirectory(),
                context.invocation().environment(),
                ProviderTable.factories(context.directory()),
                Clock.systemUTC(),
                parallelism);
    }
}
