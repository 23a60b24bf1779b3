package dev.terrane.acceptance.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.acceptance.hosting.Hub.Request;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The shell parts of the recipes in `docs/ci`, run as their pipelines would run them, with the program in
/// processes of its own.
@Tag("nightly")
class RecipesTest {
    private static final Path RECIPES = root().resolve("docs/ci");

    @TempDir private Path folder;
    private Hub hub;

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docs/ci"))) {
            at = at.getParent();
        }
        return at;
    }

    @BeforeEach
    void start() throws IOException, GitAPIException, InterruptedException {
        boolean git = new ProcessBuilder("sh", "-c", "command -v git").start().waitFor() == 0;
        if (!git) {
            System.out.println("skipped: the recipes need git on the PATH");
        }
        Assumptions.assumeTrue(git, "the recipes need git on the PATH");
        hub = new Hub(folder.resolve("hub"));
        write("main", "terrane.hcl", "project \"net\" {}\n");
        write("main", "net/main.tf", "");
    }

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    private void write(String branch, String path, String text)
            throws IOException, GitAPIException {
        Path at = Files.createTempDirectory(folder, "author");
        try (Git git =
                Git.cloneRepository()
                        .setURI(hub.address() + "/acme/infra.git")
                        .setDirectory(at.toFile())
                        .call()) {
            Files.createDirectories(at.resolve(path).getParent());
            Files.writeString(at.resolve(path), text);
            Files.writeString(at.resolve(".gitignore"), ".terrane/\n*.tfstate*\n");
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("change")
                    .setAuthor("Ann", "ann@acme.dev")
                    .setSign(false)
                    .call();
            git.push()
                    .setCredentialsProvider(
                            new UsernamePasswordCredentialsProvider("ann", "token-ann"))
                    .setRefSpecs(new RefSpec("HEAD:refs/heads/" + branch))
                    .call();
        }
    }

    private Request propose() throws IOException, GitAPIException {
        write("f/x", "net/a.tf", "resource \"terraform_data\" \"a\" {}\n");
        return hub.open("acme/infra", "f/x");
    }

    /// Runs a script in a fresh clone.
    ///
    /// @param checkout a branch or a commit
    private String run(String script, String checkout, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path program = bin.resolve("terrane");
        Files.writeString(
                program,
                "#!/bin/sh\nexec \"%s/bin/java\" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp \"%s\" dev.terrane.cli.Main \"$@\"\n"
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path")));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path clone = Files.createTempDirectory(folder, "job");
        String prepare =
                "git clone -q %s/acme/infra.git . && git checkout -q %s\n"
                        .formatted(hub.address(), checkout);
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-ec", prepare + script)
                        .directory(clone.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private void planned(Request pull, String before) throws IOException {
        assertThat(pull.head).isNotEqualTo(before);
        assertThat(hub.comments(pull)).singleElement().asString().contains("terraform_data.a");
        assertThat(hub.status(pull.head, "terrane")).isEqualTo("success");
        assertThat(hub.failures()).isEmpty();
    }

    @Test
    void gitHubActions() throws Exception {
        String script = script("github-actions.yml", "jobs", "terrane", "steps", "2", "run");
        Request pull = propose();
        String before = pull.head;
        Path event = folder.resolve("event.json");
        Files.writeString(
                event,
                """
                {"pull_request": {"head": {"sha": "%s", "repo": {"full_name": "acme/infra"}},
                                  "base": {"repo": {"full_name": "acme/infra"}}}}
                """
                        .formatted(before));
        Map<String, String> environment = new HashMap<>(actions());
        environment.put("GITHUB_EVENT_NAME", "pull_request");
        environment.put("GITHUB_EVENT_PATH", event.toString());
        environment.put("GITHUB_HEAD_REF", "f/x");
        environment.put("GITHUB_BASE_REF", "main");
        environment.put("GITHUB_REF", "refs/pull/" + pull.number + "/merge");
        run(script, "f/x", environment);
        planned(pull, before);

        hub.approve(pull, "bob");
        Files.writeString(
                event,
                """
                {"action": "submitted",
                 "pull_request": {"head": {"sha": "%s", "ref": "f/x", "repo": {"full_name": "acme/infra"}},
                                  "base": {"ref": "main", "repo": {"full_name": "acme/infra"}}}}
                """
                        .formatted(pull.head));
        Map<String, String> review = new HashMap<>(actions());
        review.put("GITHUB_EVENT_NAME", "pull_request_review");
        review.put("GITHUB_EVENT_PATH", event.toString());
        review.put("GITHUB_REF", "refs/pull/" + pull.number + "/merge");
        assertThat(run(script, "f/x", review)).contains("The comment says that already.");

        assertThat(hub.merge(pull)).isEmpty();
        Map<String, String> push = new HashMap<>(actions());
        push.put("GITHUB_EVENT_NAME", "push");
        push.put("GITHUB_REF_NAME", "main");
        assertThat(run(script, "main", push)).contains("Resources: 1 added");
        assertThat(hub.status(pull.merged, "terrane/apply")).isEqualTo("success");

        Map<String, String> schedule = new HashMap<>(actions());
        schedule.put("GITHUB_EVENT_NAME", "schedule");
        assertThat(run(script, "main", schedule)).contains("net: no drift");
    }

    /// With a stand-in for the program of GitHub: the first of two pull requests of forks has plans.
    @Test
    void gitHubActionsFetchesPlansOfForks() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path gh = bin.resolve("gh");
        Files.writeString(
                gh,
                """
                #!/bin/sh
                case "$1 $2" in
                "api repos/acme/infra/commits/abc/pulls")
                  test "$3" = --jq && printf 'one\ntwo\n' ;;
                "run download")
                  test "$*" = "run download --repo acme/infra --name plans-one --dir $RUNNER_TEMP/fork-plans" || exit 1
                  mkdir -p "$8/net" && echo '{}' > "$8/net/x.plan.json" ;;
                *) exit 2 ;;
                esac
                """);
        assertThat(gh.toFile().setExecutable(true)).isTrue();
        Map<String, String> push = new HashMap<>(actions());
        push.put("GITHUB_SHA", "abc");
        push.put("RUNNER_TEMP", folder.resolve("temp").toString());

        String said =
                run(
                        script("github-actions.yml", "jobs", "terrane", "steps", "1", "run"),
                        "main",
                        push);

        assertThat(said).contains("No plans of two");
        assertThat(folder.resolve("temp/fork-plans/net/x.plan.json")).exists();
    }

    private Map<String, String> actions() {
        return Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_API_URL", hub.address(),
                "GITHUB_SERVER_URL", hub.address(),
                "GITHUB_REPOSITORY", "acme/infra",
                "GITHUB_TOKEN", "token-bot",
                "GITHUB_RUN_ID", "1");
    }

    /// Comments go to the host of these tests, which is not GitLab's; all else is as there.
    @Test
    void gitLab() throws Exception {
        String script = script("gitlab-ci.yml", "terrane", "script", "0");
        Request pull = propose();
        String before = pull.head;
        run(
                script,
                before,
                environment(
                        pull,
                        "GITLAB_CI",
                        "true",
                        "GITLAB_TOKEN",
                        "token-bot",
                        "CI_PIPELINE_SOURCE",
                        "merge_request_event",
                        "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
                        "f/x",
                        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
                        "main",
                        "CI_MERGE_REQUEST_SOURCE_PROJECT_ID",
                        "1",
                        "CI_PROJECT_ID",
                        "1",
                        "CI_PROJECT_PATH",
                        "acme/infra",
                        "CI_COMMIT_SHA",
                        before,
                        "CI_DEFAULT_BRANCH",
                        "main",
                        "CI_SERVER_HOST",
                        "hub.acme.dev",
                        "CI_SERVER_URL",
                        hub.address()));
        planned(pull, before);
        assertThat(hub.pushOptions()).containsExactly("ci.skip");
    }

    private Map<String, String> environment(Request pull, String... more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TERRANE_REVIEW_HOST", "github");
        environment.put("TERRANE_REVIEW_API", hub.address());
        environment.put("TERRANE_REVIEW_REPOSITORY", "acme/infra");
        environment.put("TERRANE_REVIEW_PULL_REQUEST", "" + pull.number);
        environment.put("GITHUB_TOKEN", "token-bot");
        environment.put("GITHUB_SERVER_URL", hub.address());
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    @Test
    void jenkins() throws Exception {
        Matcher script =
                Pattern.compile("sh '''\n(.*?)'''", Pattern.DOTALL)
                        .matcher(Files.readString(RECIPES.resolve("Jenkinsfile")));
        assertThat(script.find()).isTrue();
        Request pull = propose();
        String before = pull.head;
        run(
                script.group(1),
                before,
                environment(
                        pull,
                        "JENKINS_URL",
                        "http://jenkins.acme.dev",
                        "CHANGE_ID",
                        "" + pull.number,
                        "CHANGE_BRANCH",
                        "f/x",
                        "CHANGE_TARGET",
                        "main",
                        "BUILD_NUMBER",
                        "5"));
        planned(pull, before);
    }

    @Test
    void shell() throws Exception {
        Request pull = propose();
        String before = pull.head;
        String script = RECIPES.resolve("pipeline.sh").toString();
        run(script + " pull-request", "f/x", environment(pull));
        planned(pull, before);
        assertThat(run(script + " schedule", "main", environment(pull))).contains("no drift");
    }

    private static String script(String recipe, String... path) throws IOException {
        Object at =
                new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(RECIPES.resolve(recipe)));
        for (String name : path) {
            at =
                    at instanceof List<?> list
                            ? list.get(Integer.parseInt(name))
                            : ((Map<?, ?>) at).get(name);
        }
        return String.valueOf(at);
    }
}
