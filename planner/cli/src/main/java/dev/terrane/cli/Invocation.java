package dev.terrane.cli;

import dev.terrane.cli.encryption.KnownEncryptions;
import dev.terrane.state.StateFiles;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The process as its commands see it; tests make their own.
///
/// @param directory where the user is
/// @param terminal whether a person sits at the other end
/// @param stateFiles one for the process: closing a second descriptor of a state drops its lock
/// @param encryptions how states are encrypted, read once
public record Invocation(
        Path directory,
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        InputStream in,
        boolean terminal,
        StateFiles stateFiles,
        KnownEncryptions encryptions) {
    public Invocation {
        environment = Map.copyOf(environment);
    }

    public Invocation(
            Path directory,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            InputStream in,
            boolean terminal) {
        this(
                directory,
                environment,
                out,
                err,
                in,
                terminal,
                new StateFiles(),
                new KnownEncryptions());
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    /// Whether `TF_IN_AUTOMATION` says that nobody is there who could run what is suggested.
    public boolean inAutomation() {
        return variable("TF_IN_AUTOMATION").isPresent();
    }

    public Invocation in(Path other) {
        return new Invocation(other, environment, out, err, in, terminal, stateFiles, encryptions);
    }

    /// With another value of a variable of the environment.
    public Invocation with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new Invocation(
                directory, changed, out, err, in, terminal, stateFiles, new KnownEncryptions());
    }
}
