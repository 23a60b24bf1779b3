package dev.terrane.backends.encryption;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendSchema;
import dev.terrane.state.StateStoreException;

import java.util.Optional;

/// One kind of key provider, as `key_provider "pbkdf2"` names it.
public interface KeyProviderType {

    String name();

    /// The arguments that its block takes, but for `chain` and `encrypted_metadata_alias`.
    BackendSchema schema();

    /// Whether it takes the key of another one by `chain`.
    default boolean chains() {
        return false;
    }

    /// Whether it runs what its arguments name.
    default boolean runsPrograms() {
        return false;
    }

    /// @param notesName under which its notes are kept
    /// @param chain the key provider that `chain` names
    record Opening(
            String notesName,
            BackendArguments arguments,
            Optional<KeySource> chain,
            BackendContext context) {}

    /// Asks nothing of anybody yet.
    ///
    /// @throws StateStoreException where the arguments can not be used together
    KeySource open(Opening opening) throws StateStoreException;
}
