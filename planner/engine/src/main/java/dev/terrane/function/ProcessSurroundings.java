package dev.terrane.function;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The world as this process finds it.
///
/// While a plan is made, what changes from call to call stays open ([#forPlanning]); applying gives
/// it its value ([#forApplying]).
public final class ProcessSurroundings implements Surroundings {
    private final Path workingDirectory;
    private final @Nullable String homeDirectory;
    private final Clock clock;
    private final @Nullable Instant planTimestamp;
    private final boolean leavesChanceOpen;

    private ProcessSurroundings(
            Path workingDirectory,
            @Nullable String homeDirectory,
            Clock clock,
            @Nullable Instant planTimestamp,
            boolean leavesChanceOpen) {
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
        this.homeDirectory = homeDirectory;
        this.clock = clock;
        this.planTimestamp = planTimestamp;
        this.leavesChanceOpen = leavesChanceOpen;
    }

    /// @param homeDirectory what `~` stands for
    /// @param planTimestamp empty while there is no plan, as in `validate`
    public static ProcessSurroundings forPlanning(
            Path workingDirectory,
            Optional<String> homeDirectory,
            Clock clock,
            Optional<Instant> planTimestamp) {
        return new ProcessSurroundings(
                workingDirectory,
                homeDirectory.orElse(null),
                clock,
                planTimestamp.orElse(null),
                true);
    }

    public static ProcessSurroundings forApplying(
            Path workingDirectory,
            Optional<String> homeDirectory,
            Clock clock,
            Optional<Instant> planTimestamp) {
        return new ProcessSurroundings(
                workingDirectory,
                homeDirectory.orElse(null),
                clock,
                planTimestamp.orElse(null),
                false);
    }

    @Override
    public byte[] read(String path) throws IOException {
        return Files.readAllBytes(resolve(path));
    }

    @Override
    public FileKind kindOf(String path) throws IOException {
        Path file = resolve(path);
        if (Files.isRegularFile(file)) {
            return FileKind.REGULAR;
        }
        if (Files.isDirectory(file)) {
            return FileKind.DIRECTORY;
        }
        return Files.exists(file) ? FileKind.OTHER : FileKind.MISSING;
    }

    @Override
    public List<String> list(String directory) throws IOException {
        Path folder = resolve(directory);
        if (!Files.isReadable(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private Path resolve(String path) {
        return workingDirectory.resolve(path);
    }

    @Override
    public String workingDirectory() {
        return workingDirectory.toString();
    }

    @Override
    public Optional<String> homeDirectory() {
        return Optional.ofNullable(homeDirectory);
    }

    @Override
    public Optional<Instant> timestamp() {
        return leavesChanceOpen ? Optional.empty() : Optional.of(clock.instant());
    }

    @Override
    public Optional<Instant> planTimestamp() {
        return Optional.ofNullable(planTimestamp);
    }

    @Override
    public Optional<byte[]> randomBytes(int count) {
        if (leavesChanceOpen) {
            return Optional.empty();
        }
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return Optional.of(bytes);
    }
}
