package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that holds what is expected. `-Dgolden=write` writes what came instead of comparing; the
/// differences are then read in `git diff`.
final class Golden {
    private Golden() {}

    static void check(Path file, String actual) {
        if ("write".equals(System.getProperty("golden"))) {
            write(file, actual);
            return;
        }
        assertThat(file).as("write it with -Dgolden=write, and read it").exists();
        assertThat(actual).as(file.toString()).isEqualTo(ProjectFiles.read(file));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
