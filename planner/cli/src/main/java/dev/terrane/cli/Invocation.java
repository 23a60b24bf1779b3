package dev.terrane.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The process as its commands see it; tests make their own.
///
/// @param directory where the user is
/// @param terminal whether a person sits at the other end
public record Invocation(
        Path directory,
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        InputStream in,
        boolean terminal) {
    public Invocation {
        environment = Map.copyOf(environment);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    public Invocation in(Path other) {
        return new Invocation(other, environment, out, err, in, terminal);
    }
}
