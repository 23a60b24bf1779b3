package dev.terrane.installing.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class FoldersTest {
    @TempDir Path folder;

    @Test
    void deletesWhatIsBelow() throws IOException {
        Path doomed = Files.createDirectories(folder.resolve("a/b/c"));
        Files.writeString(doomed.resolve("file"), "");

        Folders.delete(folder.resolve("a"));
        Folders.delete(folder.resolve("a"));

        assertThat(folder.resolve("a")).doesNotExist();
    }

    /// As Git does that tidies itself up in the background.
    @Test
    void filesMayComeAndGoMeanwhile() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("a/b/c"));
        Thread tidying =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < 50; i++) {
                                comeAndGo(inner.resolve("lock" + i));
                            }
                        });
        for (int i = 0; i < 100; i++) {
            Files.createDirectories(inner);
            Folders.delete(folder.resolve("a"));
        }
        tidying.join();
        Folders.delete(folder.resolve("a"));

        assertThat(folder.resolve("a")).doesNotExist();
    }

    private static void comeAndGo(Path file) {
        try {
            Files.writeString(file, "");
            Files.deleteIfExists(file);
        } catch (IOException e) {
            Thread.onSpinWait(); // its folder is gone at the moment
        }
    }

    @Test
    void aLinkIsDeletedAndWhatItPointsToIsNot() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "x");
        Path doomed = Files.createDirectory(folder.resolve("doomed"));
        Files.createSymbolicLink(doomed.resolve("link"), kept);

        Folders.delete(doomed);

        assertThat(doomed).doesNotExist();
        assertThat(kept).hasContent("x");
    }
}
