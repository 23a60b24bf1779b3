package dev.terrane.cli.command;

import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContext.OlderPaths;
import dev.terrane.cli.encryption.EncryptionReader;
import dev.terrane.cli.encryption.Encryptions;
import dev.terrane.config.Encryption;
import dev.terrane.config.early.EarlyScope;
import dev.terrane.config.input.VariableArgument;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.DiskFiles;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.state.StateStoreException;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds how the states and plans of a folder are encrypted.
final class Encrypting {
    private static final String VARIABLE = EncryptionReader.VARIABLE;

    private Encrypting() {}

    /// For commands that need no configuration otherwise.
    static Encryptions here(CommandContext context) throws StateStoreException {
        return here(context, List.of());
    }

    /// @param variables of the command line
    static Encryptions here(CommandContext context, List<VariableArgument> variables)
            throws StateStoreException {
        return known(
                context,
                () ->
                        ConfigurationLoader.ofState(new DiskFiles(context.directory()), ".")
                                .encryption(),
                () -> new Deriver(Benches.of(context, 1)).early(variables));
    }

    static Encryptions of(CommandContext context, Loaded loaded) throws StateStoreException {
        return known(
                context, () -> loaded.configuration().root().config().encryption(), loaded::early);
    }

    private static Encryptions known(
            CommandContext context,
            Supplier<Optional<Encryption>> block,
            Supplier<EarlyScope> early)
            throws StateStoreException {
        return context.invocation()
                .encryptions()
                .in(context.directory(), () -> read(context, block.get(), early));
    }

    private static Encryptions read(
            CommandContext context, Optional<Encryption> block, Supplier<EarlyScope> early)
            throws StateStoreException {
        if (block.isEmpty() && context.invocation().variable(VARIABLE).isEmpty()) {
            return Encryptions.OFF;
        }
        Diagnostics problems = new Diagnostics();
        BackendContext surroundings = Backends.unencrypted(context, OlderPaths.NONE);
        Encryptions read =
                new EncryptionReader(early, surroundings, context.limits().isPresent(), problems)
                        .read(block);
        if (problems.hasErrors()) {
            throw BackendProblems.mistaken(problems);
        }
        return read;
    }
}
