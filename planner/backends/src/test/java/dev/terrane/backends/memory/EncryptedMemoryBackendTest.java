package dev.terrane.backends.memory;

import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.encryption.FixedKey;
import dev.terrane.state.RemoteBackend;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateText;

import java.nio.file.Files;
import java.nio.file.Path;

/// The whole contract with an encrypted state far away.
class EncryptedMemoryBackendTest extends BackendContract {
    private final MemoryStates states = new MemoryStates();
    private final StateEncryption encryption =
            FixedKey.encryption("0123456789abcdef0123456789abcdef");

    @Override
    protected StateBackend open(BackendContext context) {
        BackendContext encrypted = context.encryption().isOn() ? context : context.with(encryption);
        return new RemoteBackend("memory", states, encrypted.surroundings());
    }

    @Override
    protected StateEncryption usualEncryption() {
        return encryption;
    }

    @Override
    protected String rescued(Path file) throws Exception {
        return new StateText(encryption).read(Files.readAllBytes(file), "\"x\"").toString();
    }
}
