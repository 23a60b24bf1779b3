package dev.terrane.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A command in a process of its own, so that it can be killed, and can hold a lock against others.
final class OwnProcess {
    private final Process process;
    private final Path output;

    private OwnProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// @param output the name of a file for all that it says
    static OwnProcess start(WorkingFolder working, String output, String... command) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        line.add(System.getProperty("java.class.path"));
        line.add("dev.terrane.cli.Main");
        line.addAll(List.of(command));
        return start(working, output, line);
    }

    static OwnProcess start(WorkingFolder working, String output, List<String> line) {
        try {
            Path file = working.path(output);
            Files.deleteIfExists(file);
            ProcessBuilder builder =
                    new ProcessBuilder(line)
                            .directory(working.path().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(file.toFile());
            builder.environment().putAll(working.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            return new OwnProcess(process, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    /// What it has said until now.
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its exit status.
    int end() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        end();
    }
}
