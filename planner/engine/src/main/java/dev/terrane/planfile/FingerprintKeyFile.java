package dev.terrane.planfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Optional;

/// The key of a state that is a file: it lies beside the state, and never in Git.
public final class FingerprintKeyFile {
    private static final String SUFFIX = ".terrane-key";

    private FingerprintKeyFile() {}

    /// `terraform.tfstate.terrane-key`
    public static Path beside(Path state) {
        return state.resolveSibling(state.getFileName() + SUFFIX);
    }

    /// Nothing where there is no such file.
    ///
    /// @throws IOException also where the file holds no key
    public static Optional<FingerprintKey> read(Path file) throws IOException {
        try {
            return Optional.of(FingerprintKey.parse(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s holds no key: it should be 64 hexadecimal digits. Restore it from a backup; without it, approved plans can not be compared with what would be done now."
                            .formatted(file.getFileName()),
                    e);
        }
    }

    /// Makes the key where there is none. For commands that may write the state, under its lock.
    public static FingerprintKey readOrCreate(Path file, SecureRandom random) throws IOException {
        Optional<FingerprintKey> there = read(file);
        return there.isPresent() ? there.get() : create(file, random);
    }

    private static FingerprintKey create(Path file, SecureRandom random) throws IOException {
        byte[] bytes = new byte[FingerprintKey.BYTES];
        random.nextBytes(bytes);
        FingerprintKey key = FingerprintKey.of(bytes);
        PrivateFiles.write(file, key.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return key;
    }

    /// Where the state moves to another file, its key goes with it.
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
