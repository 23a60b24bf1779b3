package dev.terrane.acceptance.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.acceptance.hosting.Terrane.Ran;

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
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Fifty secrets, in ten shapes, through the whole way of a pull request and an apply that fails: none of
/// them stands in a plan file, a comment, a status, a report, a note, or in anything that is printed.
class CanariesTest {
    private static final int SECRETS = 50;

    @TempDir private Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> seen = new HashMap<>();
    private Hub hub;

    private static String secret(int number) {
        return "canary-%02d-%s".formatted(number, Integer.toHexString(number * 7919 + 104729));
    }

    /// Each shape for five secrets.
    private static String shape(int number) {
        return switch (number % 10) {
            case 0 -> "var.s%d";
            case 1 -> "{ deep = [{ value = var.s%d }] }";
            case 2 -> "jsonencode({ password = var.s%d })";
            case 3 -> "{ (var.s%d) = 1 }";
            case 4 -> "base64encode(var.s%d)";
            case 5 -> "\"postgres://user:${var.s%d}@host/db\"";
            case 6 -> "jsonencode({ inner = jsonencode([var.s%d]) })";
            case 7 -> "\"<<${nonsensitive(var.s%d)}>>\"";
            case 8 -> "join(\"\\n\", [\"a\", var.s%d, \"b\"])";
            default -> "yamlencode({ token = var.s%d })";
        };
    }

    private static String configuration() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SECRETS; i++) {
            text.append("variable \"s%d\" {\n  sensitive = true\n}\n".formatted(i));
            text.append(
                    "resource \"terraform_data\" \"t%d\" {\n  input = %s\n}\n"
                            .formatted(i, shape(i).formatted(i)));
        }
        return text
                + """
                output "all" {
                  sensitive = true
                  value     = [for t in [terraform_data.t0, terraform_data.t1] : t.input]
                }
                resource "local_sensitive_file" "file" {
                  filename = "secret.txt"
                  content  = var.s0
                }
                resource "terraform_data" "fails" {
                  provisioner "local-exec" {
                    command = "echo the command of ${var.s1} says no >&2; exit 3"
                  }
                  depends_on = [local_sensitive_file.file]
                }
                resource "local_file" "refused" {
                  filename = "/proc/no/${var.s2}"
                  content  = "x"
                }
                """;
    }

    @BeforeEach
    void start() throws IOException, GitAPIException {
        hub = new Hub(folder.resolve("hub"));
        IntStream.range(0, SECRETS).forEach(i -> environment.put("TF_VAR_s" + i, secret(i)));
        environment.putAll(
                Map.of(
                        "GITHUB_TOKEN", "token-bot",
                        "GITHUB_SERVER_URL", hub.address(),
                        "TERRANE_REVIEW_HOST", "github",
                        "TERRANE_REVIEW_API", hub.address(),
                        "TERRANE_REVIEW_REPOSITORY", "acme/infra"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private Git clone(String branch) throws GitAPIException, IOException {
        Path at = Files.createTempDirectory(folder, "clone");
        Git git =
                Git.cloneRepository()
                        .setURI(hub.address() + "/acme/infra.git")
                        .setDirectory(at.toFile())
                        .call();
        var config = git.getRepository().getConfig();
        config.setString("user", null, "name", "Ann");
        config.setString("user", null, "email", "ann@acme.dev");
        config.setBoolean("commit", null, "gpgsign", false);
        config.save();
        if (git.getRepository().resolve("HEAD") != null && !branch.equals("main")) {
            git.checkout().setCreateBranch(true).setName(branch).call();
        }
        return git;
    }

    private void push(Git git, String branch) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.commit().setMessage("change").call();
        git.push()
                .setCredentialsProvider(
                        new org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider(
                                "ann", "token-ann"))
                .setRefSpecs(new org.eclipse.jgit.transport.RefSpec("HEAD:refs/heads/" + branch))
                .call();
    }

    private Ran run(Git git, String... arguments) {
        Path at = git.getRepository().getWorkTree().toPath();
        Ran ran = Terrane.IN_THIS_PROCESS.run(at, environment, arguments);
        seen.put("log of " + String.join(" ", arguments), ran.text());
        return ran;
    }

    @Test
    void noneIsShown() throws IOException, GitAPIException {
        try (Git git = clone("main")) {
            Path at = git.getRepository().getWorkTree().toPath();
            Files.createDirectories(at.resolve("net"));
            Files.writeString(
                    at.resolve("net/main.tf"),
                    "terraform {\n  backend \"local\" {\n    path = \"%s\"\n  }\n}\n"
                            .formatted(folder.resolve("net.tfstate")));
            Files.writeString(at.resolve(".gitignore"), ".terrane/\n");
            push(git, "main");
        }
        Hub.Request pull;
        try (Git git = clone("x")) {
            Path at = git.getRepository().getWorkTree().toPath();
            Files.writeString(at.resolve("net/secrets.tf"), configuration());
            push(git, "x");
            pull = hub.open("acme/infra", "x");
            Ran planned = run(git, "ci", "-event=pull-request", "-pull-request=" + pull.number);
            assertThat(planned.status()).as(planned.text()).isZero();
            keep(at.resolve("plans/net/x.plan.json"));
            keep(at.resolve("plans/net/x.plan.md"));
            for (String[] command :
                    new String[][] {
                        {"show", "-html", "plans/net/x.plan.json"},
                        {"show", "plans/net/x.plan.json"},
                        {"review", "render", "plans/net/x.plan.json"},
                        {"review", "post", "-print"},
                        {"verify"}
                    }) {
                run(git, command);
            }
            assertThat(seen.get("log of show -html plans/net/x.plan.json"))
                    .contains("<html", "terraform_data.t0");
        }
        hub.approve(pull, "bob");
        assertThat(hub.merge(pull)).isEmpty();
        try (Git git = clone("main")) {
            assertThat(run(git, "apply", "-committed").status()).isEqualTo(1);
            run(git, "drift");
            run(git, "plan", "-commit", "-branch=again");
            seen.put("note", note(git, pull.merged));
        }
        hub.everything().forEach(text -> seen.put("host " + seen.size(), text));

        assertThat(hub.comments(pull)).hasSize(2);
        assertThat(leaks()).isEmpty();
    }

    private String note(Git git, String commit) throws IOException, GitAPIException {
        var repository = git.getRepository();
        var note =
                git.notesShow()
                        .setNotesRef("refs/notes/terrane")
                        .setObjectId(repository.parseCommit(repository.resolve(commit)))
                        .call();
        return new String(repository.open(note.getData()).getBytes(), StandardCharsets.UTF_8);
    }

    private void keep(Path file) throws IOException {
        seen.put(file.getFileName().toString(), Files.readString(file));
    }

    private List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        for (int i = 0; i < SECRETS; i++) {
            String secret = secret(i);
            String encoded =
                    Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String> text : seen.entrySet()) {
                // Long lines are broken where messages are drawn in a frame.
                String joined = text.getValue().replaceAll("[\\s│]+", "");
                if (joined.contains(secret) || joined.contains(encoded)) {
                    leaks.add(secret + " (" + shape(i) + ") in " + text.getKey());
                }
            }
        }
        return leaks;
    }
}
