package dev.terrane.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class HistoryTest {
    private static final String NOTES = "refs/notes/test";

    @TempDir private Path folder;
    private Git git;
    private Checkout checkout;

    @BeforeEach
    void start() throws IOException, GitAPIException {
        git = init(folder.resolve("one"));
        checkout = Checkout.around(folder.resolve("one"), Map.of()).orElseThrow();
    }

    private static Git init(Path at) throws IOException, GitAPIException {
        Git made = Git.init().setDirectory(at.toFile()).setInitialBranch("main").call();
        person(made);
        return made;
    }

    private static void person(Git of) throws IOException {
        of.getRepository().getConfig().setString("user", null, "name", "Ann");
        of.getRepository().getConfig().setString("user", null, "email", "ann@x.y");
        of.getRepository().getConfig().setBoolean("commit", null, "gpgsign", false);
        of.getRepository().getConfig().save();
    }

    @AfterEach
    void end() {
        checkout.close();
        git.close();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("one").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String commit(String path, String text) throws IOException, GitAPIException {
        write(path, text);
        git.add().addFilepattern(path).call();
        return git.commit().setMessage("change " + path).call().name();
    }

    @Test
    void seesChangedNewAndDeletedFilesAndNotIgnoredOnes() throws IOException, GitAPIException {
        commit(".gitignore", "*.log\n");
        commit("same.tf", "a");
        commit("changed.tf", "a");
        String before = commit("deleted.tf", "a");
        commit("later.tf", "a");
        write("changed.tf", "b, longer");
        write("new.tf", "a");
        write("noise.log", "a");
        Files.delete(folder.resolve("one/deleted.tf"));

        assertThat(checkout.changedSince(before))
                .containsExactly("changed.tf", "deleted.tf", "later.tf", "new.tf");
    }

    @Test
    void commitsNothingBesideWhatIsNamed() throws IOException, GitAPIException {
        commit("old.txt", "a");
        write("staged.txt", "a");
        git.add().addFilepattern("staged.txt").call();
        write("wanted.txt", "a");
        Files.delete(folder.resolve("one/old.txt"));

        String commit = checkout.commit(List.of("old.txt", "wanted.txt"), "plan");

        assertThat(checkout.history().files(commit, "").keySet()).containsExactly("wanted.txt");
        assertThat(git.status().call().getAdded()).containsExactly("staged.txt");
        assertThat(checkout.person()).contains("Ann <ann@x.y>");
    }

    @Test
    void knowsWhereBranchesPart() throws IOException, GitAPIException {
        String base = commit("a", "1");
        git.checkout().setCreateBranch(true).setName("feature/x").call();
        String here = commit("b", "1");
        git.checkout().setName("main").call();
        String there = commit("a", "2");
        History history = checkout.history();

        assertThat(history.branch()).contains("main");
        assertThat(history.mergeBase(here, there)).contains(base);
        assertThat(history.contains(here, base)).isTrue();
        assertThat(history.contains(here, there)).isFalse();
        assertThat(history.firstParents(here, 10)).containsExactly(here, base);
        assertThat(history.file(here, "b").map(text -> new String(text, StandardCharsets.UTF_8)))
                .contains("1");
        assertThat(history.file(base, "b")).isEmpty();
        assertThat(history.commit("no-such-branch")).isEmpty();
        assertThat(history.mainBranch()).contains("main");
    }

    @Test
    void notesOfTwoClonesAreBothKept() throws IOException, GitAPIException {
        String commit = commit("a", "1");
        Path bare = folder.resolve("bare.git");
        Git.cloneRepository()
                .setBare(true)
                .setURI(folder.resolve("one").toUri().toString())
                .setDirectory(bare.toFile())
                .call()
                .close();
        note("first", bare, commit, "by the first");
        note("second", bare, commit, "by the second");

        Path third = folder.resolve("third");
        try (Git cloned = clone(bare, third);
                Checkout at = Checkout.around(third, Map.of()).orElseThrow();
                Remote remote = at.remote("origin")) {
            remote.fetchNotes(NOTES);
            assertThat(at.notes(NOTES).read(commit).orElseThrow().lines())
                    .containsExactlyInAnyOrder("by the first", "by the second");
            assertThat(cloned.branchList().call()).hasSize(1);
        }
    }

    /// Without looking at what others have noted before.
    private void note(String name, Path bare, String commit, String line)
            throws IOException, GitAPIException {
        Path at = folder.resolve(name);
        try (Git cloned = clone(bare, at);
                Checkout copy = Checkout.around(at, Map.of()).orElseThrow();
                Remote remote = copy.remote("origin")) {
            assertThat(remote.exists()).isTrue();
            copy.notes(NOTES).append(commit, line);
            remote.pushNotes(NOTES);
            assertThat(cloned.getRepository().exactRef(NOTES)).isNotNull();
        }
    }

    private static Git clone(Path bare, Path to) throws IOException, GitAPIException {
        Git cloned =
                Git.cloneRepository()
                        .setURI(bare.toUri().toString())
                        .setDirectory(to.toFile())
                        .call();
        person(cloned);
        return cloned;
    }
}
