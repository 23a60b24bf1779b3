package dev.terrane.cli.command;

import dev.terrane.cli.Application;
import dev.terrane.cli.Invocation;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.RefSpec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A repository that everybody works with through clones of their own. The states lie beside it.
final class SharedRepository {
    final Path states;
    private final Path root;
    private final Path bare;
    private int clones;

    /// How a pull request is merged.
    enum Method {
        MERGE,
        SQUASH,
        REBASE
    }

    /// What a command printed, with line breaks as spaces, and its exit status.
    record Ran(int status, String text) {
        Ran {
            text = text.replaceAll("\\s+", " ");
        }
    }

    SharedRepository(Path root) throws IOException, GitAPIException {
        this.root = root;
        this.bare = root.resolve("origin.git");
        this.states = Files.createDirectories(root.resolve("states"));
        Git.init()
                .setBare(true)
                .setDirectory(bare.toFile())
                .setInitialBranch("main")
                .call()
                .close();
    }

    Path bare() {
        return bare;
    }

    /// A fresh clone, on a branch.
    Copy copy(String branch) throws IOException, GitAPIException {
        Path at = root.resolve("clone-" + ++clones);
        Git git =
                Git.cloneRepository()
                        .setURI(bare.toUri().toString())
                        .setDirectory(at.toFile())
                        .call();
        StoredConfig config = git.getRepository().getConfig();
        config.setString("user", null, "name", "Ann");
        config.setString("user", null, "email", "ann@x.y");
        config.setBoolean("commit", null, "gpgsign", false);
        config.save();
        ObjectId there = git.getRepository().resolve("refs/remotes/origin/" + branch);
        boolean empty = git.getRepository().resolve("HEAD") == null;
        boolean checkedOut = branch.equals(git.getRepository().getBranch());
        if (!empty && !checkedOut) {
            git.checkout()
                    .setCreateBranch(true)
                    .setName(branch)
                    .setStartPoint(there == null ? "HEAD" : "origin/" + branch)
                    .call();
        }
        return new Copy(git, at);
    }

    /// Merges a branch into main as a host of Git would.
    void merge(String branch, Method method) throws IOException, GitAPIException {
        try (Copy copy = copy("main")) {
            Git git = copy.git;
            ObjectId head = git.getRepository().resolve("origin/" + branch);
            switch (method) {
                case MERGE ->
                        git.merge()
                                .include(head)
                                .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                                .setMessage("Merge " + branch)
                                .call();
                case SQUASH -> {
                    git.merge().include(head).setSquash(true).call();
                    git.commit().setMessage("Squash " + branch).call();
                }
                case REBASE -> {
                    List<RevCommit> commits = new ArrayList<>();
                    git.log()
                            .addRange(git.getRepository().resolve("HEAD"), head)
                            .call()
                            .forEach(commits::addFirst);
                    for (RevCommit commit : commits) {
                        git.cherryPick().include(commit).call();
                    }
                }
            }
            copy.push("main");
        }
    }

    /// One clone, in which commands run.
    static final class Copy implements AutoCloseable {
        final Git git;
        final Path folder;
        private final Map<String, String> environment = new HashMap<>();

        Copy(Git git, Path folder) {
            this.git = git;
            this.folder = folder;
        }

        Copy with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        void write(String path, String text) throws IOException {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }

        String commit(String message) throws GitAPIException {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            return git.commit().setMessage(message).call().name();
        }

        void push(String branch) throws GitAPIException {
            git.push().setRefSpecs(new RefSpec("+HEAD:refs/heads/" + branch)).call();
        }

        Ran run(String... arguments) {
            return runIn(".", arguments);
        }

        Ran runIn(String inside, String... arguments) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            int status =
                    new Application(
                                    new Invocation(
                                            folder.resolve(inside).normalize(),
                                            environment,
                                            out,
                                            out,
                                            new ByteArrayInputStream(new byte[0]),
                                            false))
                            .run(arguments);
            return new Ran(status, printed.toString(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            git.close();
        }
    }
}
