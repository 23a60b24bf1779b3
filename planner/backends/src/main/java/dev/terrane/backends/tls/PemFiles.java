package dev.terrane.backends.tls;

import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads certificates and keys that arguments name.
///
/// @param directory against which their paths are meant
public record PemFiles(Path directory) {

    public Optional<String> read(Optional<String> path) throws StateStoreException {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(directory.resolve(path.get())));
        } catch (IOException e) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "The file \"%s\" can not be read.".formatted(path.get()),
                    e);
        }
    }
}
