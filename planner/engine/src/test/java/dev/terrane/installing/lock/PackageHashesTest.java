package dev.terrane.installing.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class PackageHashesTest {
    @TempDir Path directory;

    private Path folder;
    private Path program;
    private Path memory;

    @BeforeEach
    void lay() throws IOException {
        folder = Files.createDirectory(directory.resolve("package"));
        program = Files.writeString(folder.resolve("terraform-provider-anvil"), "one");
        memory = directory.resolve("memory");
    }

    /// Files count as settled at once.
    private PackageHashes hashes() {
        return new PackageHashes(Optional.of(memory), Duration.ofSeconds(-10));
    }

    private List<Path> notes() throws IOException {
        if (!Files.exists(memory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(memory)) {
            return all.toList();
        }
    }

    @Test
    void remembersInAFolderThatNobodyElseReads() throws IOException {
        String hash = hashes().ofFolder(folder);

        assertThat(hash).isEqualTo(Hashes.ofFolder(folder));
        assertThat(notes()).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(memory)))
                .isEqualTo("rwx------");
        String remembered = Files.readString(notes().getFirst()).replace(hash, "h1:remembered");
        Files.writeString(notes().getFirst(), remembered);
        assertThat(hashes().ofFolder(folder)).isEqualTo("h1:remembered");
    }

    @Test
    void seesAChangeOfTheSameSizeWhoseTimeWasSetBack() throws IOException {
        FileTime time = Files.getLastModifiedTime(program);
        String before = hashes().ofFolder(folder);

        Files.writeString(program, "two");
        Files.setLastModifiedTime(program, time);

        assertThat(hashes().ofFolder(folder))
                .isNotEqualTo(before)
                .isEqualTo(Hashes.ofFolder(folder));
    }

    @Test
    void seesAFileMoreAndAFileLess() throws IOException {
        String one = hashes().ofFolder(folder);
        Path more = Files.writeString(folder.resolve("LICENSE"), "text");
        assertThat(hashes().ofFolder(folder)).isEqualTo(Hashes.ofFolder(folder)).isNotEqualTo(one);
        Files.delete(more);
        assertThat(hashes().ofFolder(folder)).isEqualTo(one);
    }

    @Test
    void doesNotRememberWhatChangedJustNow() throws IOException {
        new PackageHashes(Optional.of(memory), Duration.ofHours(1)).ofFolder(folder);
        assertThat(notes()).isEmpty();
    }

    @Test
    void hashesWhereNothingCanBeRemembered() throws IOException {
        Files.writeString(memory, "a file in its place");
        assertThat(hashes().ofFolder(folder)).isEqualTo(Hashes.ofFolder(folder));
    }
}
