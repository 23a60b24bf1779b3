package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.cli.ProviderTable;
import dev.terrane.cli.confining.EnclosedFactory;
import dev.terrane.cli.confining.EnclosedStates;
import dev.terrane.function.Enclosure;
import dev.terrane.operating.Workbench;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.state.StateStoreException;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The workbench of a command.
final class Benches {
    static final int DEFAULT_PARALLELISM = 10;

    private static final String FILES = "local";
    private static final String FILE_NAME = "filename";

    private Benches() {}

    static Workbench of(CommandContext context, int parallelism) {
        Enclosure enclosure =
                context.limits().map(limits -> limits.enclosure(context)).orElse(Enclosure.NONE);
        RemoteStates states = states(context, enclosure);
        return new Workbench(
                context.directory(),
                context.originalDirectory(),
                context.invocation().environment(),
                enclosed(factories(context, states), enclosure),
                states,
                Clock.systemUTC(),
                workspace(context),
                enclosure,
                parallelism);
    }

    private static RemoteStates states(CommandContext context, Enclosure enclosure) {
        OtherStates states = new OtherStates(context);
        return context.limits()
                .<RemoteStates>map(limits ->
                        new ReviewedStates(
                                states,
                                new EnclosedStates(states, context.directory(), enclosure),
                                context,
                                limits))
                .orElse(states);
    }

    /// The provider that reads files by itself, built in or a program.
    private static Map<ProviderSource, ProviderFactory> enclosed(
            Map<ProviderSource, ProviderFactory> all, Enclosure enclosure) {
        if (enclosure.equals(Enclosure.NONE)) {
            return all;
        }
        Map<ProviderSource, ProviderFactory> enclosed = new HashMap<>(all);
        enclosed.replaceAll((source, factory) ->
                source.type().equals(FILES)
                        ? new EnclosedFactory(factory, FILE_NAME, enclosure)
                        : factory);
        return enclosed;
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
