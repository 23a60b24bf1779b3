package dev.terrane.backends.encryption;

import dev.terrane.backends.BackendSchema;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;

import java.util.List;

/// `key_provider "external"`.
final class ExternalType implements KeyProviderType {
    @Override
    public String name() {
        return "external";
    }

    @Override
    public BackendSchema schema() {
        return BackendSchema.builder().required(Type.list(Type.STRING), "command").build();
    }

    @Override
    public boolean runsPrograms() {
        return true;
    }

    @Override
    public KeySource open(Opening opening) throws StateStoreException {
        List<String> command = opening.arguments().texts("command");
        if (command.isEmpty()) {
            throw new StateStoreException(
                    "Invalid key provider",
                    "\"command\" has to name a program, and what it is called with.");
        }
        return new ExternalKeys(opening.notesName(), command, opening.context().directory());
    }
}
