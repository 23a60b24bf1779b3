package dev.terrane.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class CheckoutTest {
    @TempDir private Path folder;

    @Test
    void findsNoneOutsideOfRepositories() throws IOException {
        assertThat(Checkout.around(folder, Map.of())).isEmpty();
    }

    @Test
    void tellsCommittedFilesFromOthers() throws IOException, GitAPIException {
        Path committed = write("network/main.tf", "a");
        Path changed = write("network/changed.tf", "a");
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit().setMessage("first").setSign(false).setAuthor("a", "a@b.c").call();
            write("network/changed.tf", "b, and longer");
            Path added = write("added.tf", "a");
            git.add().addFilepattern("added.tf").call();
            Path untracked = write("untracked.tf", "a");

            List<Path> all =
                    List.of(committed, changed, added, untracked, Path.of("/elsewhere.tf"));
            try (Checkout checkout =
                    Checkout.around(folder.resolve("network"), Map.of()).orElseThrow()) {
                assertThat(checkout.uncommitted(all))
                        .containsExactly("added.tf", "network/changed.tf", "untracked.tf");
            }
        }
    }

    @Test
    void seesEverythingAsUncommittedBeforeTheFirstCommit() throws IOException, GitAPIException {
        Path file = write("main.tf", "a");
        Git.init().setDirectory(folder.toFile()).call().close();
        try (Checkout checkout = Checkout.around(folder, Map.of()).orElseThrow()) {
            assertThat(checkout.uncommitted(List.of(file))).containsExactly("main.tf");
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
