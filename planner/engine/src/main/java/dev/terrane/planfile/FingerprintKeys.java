package dev.terrane.planfile;

import dev.terrane.state.Companion;
import dev.terrane.state.Companions;
import dev.terrane.state.StateStoreException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/// The key of a state: it lies beside the state, moves with it, and is never in Git.
public final class FingerprintKeys {
    private FingerprintKeys() {}

    /// Nothing where there is none.
    ///
    /// @throws StateStoreException also where what lies there is no key
    public static Optional<FingerprintKey> read(Companions besideState) throws StateStoreException {
        Optional<byte[]> text = besideState.read(Companion.KEY);
        return text.isEmpty() ? Optional.empty() : Optional.of(parse(text.get()));
    }

    private static FingerprintKey parse(byte[] text) throws StateStoreException {
        try {
            return FingerprintKey.parse(new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new StateStoreException(
                    "The state's key can not be read",
                    "\"%s\" beside the state holds no key: it should be 64 hexadecimal digits. Restore it from a backup; without it, approved plans can not be compared with what would be done now."
                            .formatted(Companion.KEY.suffix()),
                    e);
        }
    }

    /// Makes the key where there is none. For commands that may write the state, under its lock.
    public static FingerprintKey readOrCreate(Companions besideState, SecureRandom random)
            throws StateStoreException {
        Optional<FingerprintKey> there = read(besideState);
        return there.isPresent() ? there.get() : create(besideState, random);
    }

    private static FingerprintKey create(Companions besideState, SecureRandom random)
            throws StateStoreException {
        byte[] bytes = new byte[FingerprintKey.BYTES];
        random.nextBytes(bytes);
        FingerprintKey key = FingerprintKey.of(bytes);
        besideState.write(Companion.KEY, key.text().getBytes(StandardCharsets.UTF_8));
        return key;
    }
}
