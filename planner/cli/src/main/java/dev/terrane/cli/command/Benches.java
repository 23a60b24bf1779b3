package dev.terrane.cli.command;

import dev.terrane.cli.ProviderTable;
import dev.terrane.operating.LocalRemoteStates;
import dev.terrane.operating.Workbench;
import dev.terrane.spi.ProviderContext.RemoteStates;

import java.time.Clock;

/// The workbench of a command.
final class Benches {
    static final int DEFAULT_PARALLELISM = 10;

    private Benches() {}

    static Workbench of(CommandContext context, int parallelism) {
        RemoteStates states =
                new LocalRemoteStates(context.directory(), context.invocation().stateFiles());
        return new Workbench(
                context.directory(),
                context.originalDirectory(),
                context.invocation().environment(),
                ProviderTable.factories(states),
                states,
                Clock.systemUTC(),
                parallelism);
    }
}
