package dev.terrane.cli.command;

import dev.terrane.backends.encryption.EncryptedFiles;
import dev.terrane.cli.encryption.Encryptions;
import dev.terrane.config.input.VariableArgument;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateFormatException;
import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Plans in files of the user's, encrypted where the configuration says so.
///
/// What is committed for a review is not encrypted, because it is to be read, and holds no secrets.
final class SavedPlans {
    private SavedPlans() {}

    /// A plan as it was before it was encrypted.
    ///
    /// @param variables of the command line
    static byte[] read(String name, CommandContext context, List<VariableArgument> variables)
            throws IOException, StateStoreException {
        byte[] kept = Files.readAllBytes(context.directory().resolve(name));
        StateEncryption encryption = Encrypting.here(context, variables).plan();
        if (!encryption.isOn()) {
            refuseEncrypted(kept, name);
            return kept;
        }
        try {
            return encryption.open(kept, "\"%s\"".formatted(name)).content();
        } catch (StateFormatException e) {
            throw new StateStoreException(
                    "Failed to read the plan",
                    "\"%s\" is no plan: %s.".formatted(name, e.getMessage()),
                    e);
        }
    }

    private static void refuseEncrypted(byte[] kept, String name) throws StateStoreException {
        if (EncryptedFiles.isEncrypted(kept)) {
            throw new StateStoreException(
                    "Plan can not be decrypted",
                    "\"%s\" is encrypted, and the \"encryption\" block of the configuration has no \"plan\" block that says how to read it."
                            .formatted(name));
        }
    }

    static void write(String name, byte[] plan, CommandContext context, Encryptions encryptions)
            throws IOException, StateStoreException {
        Files.write(context.directory().resolve(name), encryptions.plan().seal(plan));
    }
}
