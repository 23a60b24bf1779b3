package dev.terrane.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Says what a disk has answered, in words.
final class DiskProblems {
    private DiskProblems() {}

    static String text(IOException problem) {
        return switch (problem) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "no such file or directory";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default ->
                    problem.getMessage() == null ? "input or output failed" : problem.getMessage();
        };
    }
}
