package dev.terrane.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The name of this machine, for those who wait for its lock.
final class HostName {
    private HostName() {}

    static String get() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException notLinux) {
            return "localhost";
        }
    }
}
