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
public record Surroundings(
        Path directory,
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        InputStream in,
        boolean terminal) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    public Surroundings in(Path other) {
        return new Surroundings(other, environment, out, err, in, terminal);
    }
}
