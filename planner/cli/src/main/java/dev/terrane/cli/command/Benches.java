package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.cli.ProviderTable;
import dev.terrane.operating.Workbench;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.state.StateStoreException;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// The workbench of a command.
final class Benches {
    static final int DEFAULT_PARALLELISM = 10;

    private Benches() {}

    static Workbench of(CommandContext context, int parallelism) {
        RemoteStates states = new OtherStates(context);
        return new Workbench(
                context.directory(),
                context.originalDirectory(),
                context.invocation().environment(),
                factories(context, states),
                states,
                Clock.systemUTC(),
                workspace(context),
                parallelism);
    }

    /// What is wrong with the name of a workspace is reported by who works in it.
    private static Optional<String> workspace(CommandContext context) {
        try {
            return Optional.of(Workspaces.current(context));
        } catch (StateStoreException e) {
            return Optional.empty();
        }
    }

    private static Map<ProviderSource, ProviderFactory> factories(
            CommandContext context, RemoteStates states) {
        Map<ProviderSource, ProviderFactory> all = ProviderTable.factories(states);
        ProviderRuntime runtime = ProviderRuntime.of(context.invocation().environment());
        if (runtime == ProviderRuntime.NATIVE) {
            return all;
        }
        RuntimeChoices choices = RuntimeChoices.pinned(context);
        new ProviderPrograms(context)
                .all()
                .forEach((source, program) ->
                        all.merge(
                                source,
                                program,
                                (mine, other) -> runtime.choose(mine, other, choices.of(source))));
        return all;
    }
}
