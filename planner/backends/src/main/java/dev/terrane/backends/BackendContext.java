package dev.terrane.backends;

import dev.terrane.state.RemoteBackend;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateFiles;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The process that a backend is opened in.
///
/// @param directory against which relative paths are meant
/// @param files the one of this process
/// @param ids random ones
/// @param waiting is told for whose lock a command waits
/// @param paths the older options, which the local backend knows
/// @param encryption what all states go through, wherever they are kept
public record BackendContext(
        Path directory,
        Map<String, String> environment,
        StateFiles files,
        Clock clock,
        Supplier<UUID> ids,
        Consumer<String> waiting,
        OlderPaths paths,
        StateEncryption encryption) {

    /// One where states are kept as they are.
    public BackendContext(
            Path directory,
            Map<String, String> environment,
            StateFiles files,
            Clock clock,
            Supplier<UUID> ids,
            Consumer<String> waiting,
            OlderPaths paths) {
        this(directory, environment, files, clock, ids, waiting, paths, StateEncryption.OFF);
    }

    /// `-state`, `-state-out` and `-backup`; an empty text stands for nothing.
    ///
    /// @param backupStamp stands in the name of the backup, so that no other backup has that
    public record OlderPaths(String state, String stateOut, String backup, String backupStamp) {
        public static final OlderPaths NONE = new OlderPaths("", "", "", "");
    }

    /// The same with states that are encrypted.
    public BackendContext with(StateEncryption other) {
        return new BackendContext(directory, environment, files, clock, ids, waiting, paths, other);
    }

    /// The same with other variables.
    public BackendContext withEnvironment(Map<String, String> other) {
        return new BackendContext(directory, other, files, clock, ids, waiting, paths, encryption);
    }

    /// Nothing where it is not set, or empty.
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    /// What the stores of a backend far away need.
    public RemoteBackend.Surroundings surroundings() {
        return new RemoteBackend.Surroundings(
                directory.resolve(".terrane"), directory, files, clock, ids, waiting, encryption);
    }
}
