package dev.terrane.acceptance;

import dev.terrane.cli.Main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// One of our providers as a program of its own: `terrane provider serve` behind a script.
final class ServedProgram {
    private ServedProgram() {}

    static Path write(Path place, String name) {
        try {
            Files.createDirectories(place.getParent());
            Files.writeString(
                    place,
                    """
                    #!/bin/sh
                    exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s provider serve %s
                    """
                            .formatted(
                                    Path.of(System.getProperty("java.home"), "bin", "java"),
                                    System.getProperty("java.class.path"),
                                    Main.class.getName(),
                                    name));
            return Files.setPosixFilePermissions(
                    place, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
