package dev.terrane.cli.command;

import dev.terrane.cli.Application;
import dev.terrane.cli.Invocation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A folder in which commands are run, without a terminal and with an environment of its own.
record CommandFolder(Path path, Map<String, String> environment) {

    /// What a command printed, and its exit status.
    record Ran(int status, String text) {
        /// With line breaks as spaces.
        String joined() {
            return text.replaceAll("\\s+", " ");
        }
    }

    CommandFolder(Path path) {
        this(path, Map.of());
    }

    CommandFolder with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new CommandFolder(path, more);
    }

    CommandFolder write(String name, String text) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /// As commands see it that are called by themselves.
    CommandContext context() {
        return new CommandContext(invocation(new ByteArrayOutputStream()), path);
    }

    Ran run(String... arguments) {
        var printed = new ByteArrayOutputStream();
        int status = new Application(invocation(printed)).run(arguments);
        return new Ran(status, printed.toString(StandardCharsets.UTF_8));
    }

    private Invocation invocation(ByteArrayOutputStream printed) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Invocation(
                path, environment, out, out, new ByteArrayInputStream(new byte[0]), false);
    }
}
