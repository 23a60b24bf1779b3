package dev.terrane.acceptance;

import dev.terrane.cli.Application;
import dev.terrane.cli.Invocation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/// A folder with a configuration, in which commands are run as a user runs them: without a terminal,
/// in this process.
final class WorkingFolder {
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private WorkingFolder(Path folder) {
        this.folder = folder;
    }

    /// @param folder a temporary one; its real path, as it stands in messages
    static WorkingFolder at(Path folder) {
        try {
            return new WorkingFolder(folder.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A folder inside, made where it is not there, with the same environment.
    WorkingFolder in(String name) {
        try {
            WorkingFolder inside = at(Files.createDirectories(path(name)));
            inside.environment.putAll(environment);
            return inside;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return folder;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /// What commands find here beside what the test gives them.
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    WorkingFolder with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    WorkingFolder write(String name, String text) {
        try {
            Files.createDirectories(path(name).getParent());
            Files.writeString(path(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        return ProjectFiles.read(path(name));
    }

    /// Copies what a folder holds over what is here.
    ///
    /// @param wanted tells by the path relative to `from`
    void copy(Path from, Predicate<Path> wanted) {
        for (Path file : ProjectFiles.under(from)) {
            Path relative = from.relativize(file);
            if (wanted.test(relative)) {
                copyFile(file, path(relative.toString()));
            }
        }
    }

    private static void copyFile(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CommandResult run(String... arguments) {
        return run(Map.of(), arguments);
    }

    CommandResult run(Map<String, String> furtherEnvironment, String... arguments) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(furtherEnvironment);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status;
        try (var outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
                var errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            status =
                    new Application(
                                    new Invocation(
                                            folder,
                                            all,
                                            outStream,
                                            errStream,
                                            new ByteArrayInputStream(new byte[0]),
                                            false))
                            .run(arguments);
        }
        return new CommandResult(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
