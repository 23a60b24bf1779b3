package dev.terrane.acceptance.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.acceptance.hosting.GitHost.Pull;
import dev.terrane.acceptance.hosting.Terrane.Ran;
import dev.terrane.provider.testkit.EmulatedAws;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// People and pipelines that share nothing but the host of Git and a bucket with the states: each step has
/// a fresh clone.
final class Team implements AutoCloseable {
    final GitHost hub;
    private final Path root;
    private final EmulatedAws aws;
    private final Terrane terrane;
    private final List<String> logs = new ArrayList<>();
    private int steps;

    Team(Path root, GitHost hub, EmulatedAws aws, Terrane terrane)
            throws IOException, GitAPIException {
        this.root = root;
        this.aws = aws;
        this.terrane = terrane;
        this.hub = hub;
        aws("PUT", "/states");
        try (Clone clone = clone("ann", "acme/infra", "main")) {
            clone.write(".gitignore", ".terrane/\n.terraform/\n*.tfstate*\n");
            clone.write(
                    "terrane.hcl",
                    """
                    base = "main"

                    project "net" {
                      folder = "live/net"
                    }
                    project "app" {
                      folder     = "live/app"
                      depends_on = ["net"]
                    }
                    """);
            clone.write("live/net/main.tf", configuration("net"));
            clone.write("live/app/main.tf", configuration("app"));
            clone.commit("start");
            clone.push("main");
        }
    }

    private static String configuration(String key) {
        return """
        terraform {
          backend "s3" {
            bucket         = "states"
            key            = "%s.tfstate"
            region         = "us-east-1"
            use_path_style = true
            use_lockfile   = true
          }
        }
        provider "aws" {
          region            = "us-east-1"
          s3_use_path_style = true
        }
        variable "password" {
          sensitive = true
          default   = "none"
        }
        """
                .formatted(key);
    }

    /// What the emulator answered.
    int aws(String method, String path) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(aws.endpoint().resolve(path))
                                    .method(method, BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    Clone clone(String user, String repository, String branch) throws GitAPIException, IOException {
        Path folder = root.resolve("clone-" + ++steps);
        Git git =
                Git.cloneRepository()
                        .setURI(hub.address() + "/" + repository + ".git")
                        .setDirectory(folder.toFile())
                        .call();
        StoredConfig config = git.getRepository().getConfig();
        config.setString("user", null, "name", user);
        config.setString("user", null, "email", user + "@acme.dev");
        config.setBoolean("commit", null, "gpgsign", false);
        config.save();
        boolean empty = git.getRepository().resolve("HEAD") == null;
        if (!empty && !branch.equals(git.getRepository().getBranch())) {
            ObjectId there = git.getRepository().resolve("refs/remotes/origin/" + branch);
            git.checkout()
                    .setCreateBranch(true)
                    .setName(branch)
                    .setStartPoint(there == null ? "HEAD" : "origin/" + branch)
                    .call();
        }
        return new Clone(user, git, folder.toRealPath());
    }

    /// What every process printed.
    List<String> logs() {
        return List.copyOf(logs);
    }

    @Override
    public void close() {
        hub.close();
    }

    /// A pull request: a file on a branch of its own.
    Pull propose(String branch, String path, String text) throws IOException, GitAPIException {
        try (Clone clone = clone("ann", "acme/infra", branch)) {
            clone.write(path, text);
            clone.commit("change " + path);
            clone.push(branch);
        }
        return hub.open("acme/infra", branch);
    }

    /// What the pipeline of a pull request does.
    Ran check(Pull pull, String... more) throws IOException, GitAPIException {
        try (Clone clone = clone("terrane-bot", pull.from(), pull.branch())) {
            return clone.onPullRequest(pull).ci(more);
        }
    }

    /// Merges it, approved as it has to be.
    void merge(Pull pull) throws IOException {
        hub.approve(pull, "bob");
        assertThat(hub.merge(pull)).isEmpty();
    }

    /// What the pipeline does after a merge.
    Ran apply(String... more) throws IOException, GitAPIException {
        try (Clone clone = clone("terrane-bot", "acme/infra", "main")) {
            return clone.onEvent("push").with("GITHUB_REF_NAME", "main").ci(more);
        }
    }

    /// An artifact of a pipeline.
    ///
    /// @return the folder at the beginning of its path
    String kept(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return root.resolve(Path.of(path).getName(0)).toString();
    }

    /// What the pipeline does at night.
    Ran drift() throws IOException, GitAPIException {
        try (Clone clone = clone("terrane-bot", "acme/infra", "main")) {
            return clone.onEvent("schedule").ci();
        }
    }

    /// One clone, in which commands run.
    final class Clone implements AutoCloseable {
        final Git git;
        final Path folder;
        private final String user;
        private final Map<String, String> environment = new HashMap<>();

        Clone(String user, Git git, Path folder) {
            this.user = user;
            this.git = git;
            this.folder = folder;
            environment.putAll(aws.environment());
            environment.put("HOME", folder.toString());
        }

        Clone with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /// As GitHub Actions has it.
        Clone onEvent(String event) {
            environment.putAll(hub.environment());
            return with("GITHUB_ACTIONS", "true")
                    .with("GITHUB_EVENT_NAME", event)
                    .with("GITHUB_API_URL", hub.api())
                    .with("GITHUB_SERVER_URL", hub.address())
                    .with("GITHUB_REPOSITORY", "acme/infra")
                    .with("GITHUB_ACTOR", "ann")
                    .with("GITHUB_TOKEN", hub.token("terrane-bot"))
                    .with("GITHUB_RUN_ID", "" + (100 + steps));
        }

        Clone onPullRequest(Pull pull) throws IOException {
            return onPullRequest(pull, "\"action\": \"synchronize\"");
        }

        /// The run that a maintainer starts by giving a label.
        Clone onLabel(Pull pull, String label) throws IOException {
            return onPullRequest(
                    pull,
                    "\"action\": \"labeled\", \"label\": {\"name\": \"%s\"}".formatted(label));
        }

        private Clone onPullRequest(Pull pull, String what) throws IOException {
            Path event = Files.createTempFile(root, "event", ".json");
            Files.writeString(
                    event,
                    """
                    {%s, "pull_request": {"number": %d,
                      "head": {"sha": "%s", "repo": {"full_name": "%s"}},
                      "base": {"repo": {"full_name": "acme/infra"}}}}
                    """
                            .formatted(what, pull.number(), pull.head(), pull.from()));
            return onEvent("pull_request")
                    .with("GITHUB_EVENT_PATH", event.toString())
                    .with("GITHUB_HEAD_REF", pull.branch())
                    .with("GITHUB_BASE_REF", "main")
                    .with("GITHUB_REF", "refs/pull/" + pull.number() + "/merge");
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
            git.push()
                    .setCredentialsProvider(
                            new UsernamePasswordCredentialsProvider(user, hub.token(user)))
                    .setRefSpecs(new RefSpec("+HEAD:refs/heads/" + branch))
                    .call()
                    .forEach(result ->
                            result.getRemoteUpdates()
                                    .forEach(update ->
                                            assertThat(update.getStatus().name()).isEqualTo("OK")));
        }

        Ran ci(String... more) {
            List<String> words = new ArrayList<>(List.of("ci"));
            words.addAll(List.of(more));
            return run(words.toArray(String[]::new));
        }

        Ran run(String... arguments) {
            Ran ran = terrane.run(folder, environment, arguments);
            logs.add("terrane " + String.join(" ", arguments) + "\n" + ran.text());
            return ran;
        }

        @Override
        public void close() {
            git.close();
        }
    }
}
