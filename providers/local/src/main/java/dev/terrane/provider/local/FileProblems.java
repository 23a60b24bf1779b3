package dev.terrane.provider.local;

import dev.terrane.spi.Problem;
import dev.terrane.value.ValuePath;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What is said when the file system refuses.
final class FileProblems {
    private FileProblems() {}

    static Problem unreadable(Path path, IOException cause, String argument) {
        return Problem.error(
                "File can not be read",
                "Reading " + path + " failed: " + reason(cause) + ".",
                ValuePath.attribute(argument));
    }

    static Problem unwritable(Path path, IOException cause) {
        return Problem.error(
                "File can not be written",
                "Writing " + path + " failed: " + reason(cause) + ".",
                ValuePath.attribute("filename"));
    }

    /// The JDK's messages are often the path alone.
    static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException e -> "there is no such file";
            case AccessDeniedException e -> "permission denied";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
