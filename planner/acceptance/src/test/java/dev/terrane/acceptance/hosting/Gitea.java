package dev.terrane.acceptance.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The real Gitea, where it is installed: on the PATH, or where `TERRANE_TEST_GITEA` says. It keeps everything
/// in a folder of the test's own, and protects the branch `main`: the status `terrane` is required, and an
/// approval that a push dismisses.
final class Gitea implements GitHost {
    private static final String REPOSITORY = "/repos/acme/infra";
    private static final List<String> USERS = List.of("ann", "bob", "terrane-bot", "eve");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();
    private final Path folder;
    private final String address;
    private final Process process;

    /// Whose state is asked for each time.
    private record Request(Gitea host, int number, String from, String branch) implements Pull {
        private JsonNode now() throws IOException {
            return host.ask("GET", REPOSITORY + "/pulls/" + number, null, "ann");
        }

        @Override
        public String head() throws IOException {
            return now().path("head").path("sha").asText();
        }

        @Override
        public String merged() throws IOException {
            JsonNode now = now();
            return now.path("merged").asBoolean() ? now.path("merge_commit_sha").asText() : "";
        }
    }

    static Optional<Path> program() {
        String given = System.getenv("TERRANE_TEST_GITEA");
        if (given != null && !given.isEmpty()) {
            return Optional.of(Path.of(given));
        }
        for (String each : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(each, "gitea"))) {
                return Optional.of(Path.of(each, "gitea"));
            }
        }
        return Optional.empty();
    }

    /// @param folder where it keeps everything
    Gitea(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        int port = freePort();
        this.address = "http://127.0.0.1:" + port;
        Path settings = folder.resolve("custom/conf/app.ini");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, settings(port));
        run("migrate");
        this.process = builder("web").start();
        await();
        for (String user : USERS) {
            addUser(user);
        }
        addRepository();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String settings(int port) {
        return """
        RUN_MODE = prod
        RUN_USER = %s
        WORK_PATH = %s
        [server]
        HTTP_ADDR = 127.0.0.1
        HTTP_PORT = %d
        ROOT_URL = http://127.0.0.1:%d/
        DISABLE_SSH = true
        OFFLINE_MODE = true
        [database]
        DB_TYPE = sqlite3
        [security]
        INSTALL_LOCK = true
        [service]
        DISABLE_REGISTRATION = true
        [log]
        MODE = file
        LEVEL = Warn
        [cron]
        ENABLED = false
        [actions]
        ENABLED = false
        [mailer]
        ENABLED = false
        """
                .formatted(System.getProperty("user.name"), folder, port, port);
    }

    private ProcessBuilder builder(String... words) {
        List<String> line = new ArrayList<>();
        line.add(program().orElseThrow().toString());
        line.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(words[0] + ".log").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("GITEA_WORK_DIR", folder.toString());
        // Who runs tests as root, in a container, has nobody else to run it as.
        builder.environment().put("GITEA_I_AM_BEING_UNSAFE_RUNNING_AS_ROOT", "true");
        return builder;
    }

    private void run(String... words) throws IOException, InterruptedException {
        if (builder(words).start().waitFor() != 0) {
            throw new IOException(
                    "gitea %s: %s"
                            .formatted(
                                    words[0], Files.readString(folder.resolve(words[0] + ".log"))));
        }
    }

    /// Until it answers, or has ended.
    private void await() throws IOException, InterruptedException {
        while (true) {
            try {
                HttpResponse<String> answer = send("GET", "/version", "", "");
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IOException(Files.readString(folder.resolve("web.log")), notYet);
                }
            }
            Thread.sleep(200);
        }
    }

    private static String password(String user) {
        return "pass-of-" + user;
    }

    private void addUser(String user) throws IOException, InterruptedException {
        run(
                "admin",
                "user",
                "create",
                "--username=" + user,
                "--password=" + password(user),
                "--email=" + user + "@acme.dev",
                "--must-change-password=false");
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (user + ":" + password(user)).getBytes(StandardCharsets.UTF_8));
        String body =
                json.writeValueAsString(
                        Map.of(
                                "name",
                                "test",
                                "scopes",
                                List.of(
                                        "write:repository",
                                        "write:issue",
                                        "read:user",
                                        "write:organization")));
        HttpResponse<String> made =
                send("POST", "/users/" + user + "/tokens", body, "Basic " + basic);
        tokens.put(user, json.readTree(made.body()).path("sha1").asText());
    }

    private void addRepository() throws IOException {
        ask("POST", "/orgs", Map.of("username", "acme"), "ann");
        ask("POST", "/orgs/acme/repos", Map.of("name", "infra", "default_branch", "main"), "ann");
        JsonNode team =
                ask(
                        "POST",
                        "/orgs/acme/teams",
                        Map.of(
                                "name",
                                "network",
                                "permission",
                                "write",
                                "units",
                                List.of("repo.code", "repo.issues", "repo.pulls"),
                                "includes_all_repositories",
                                true),
                        "ann");
        for (String member : List.of("bob", "terrane-bot")) {
            ask("PUT", "/teams/%s/members/%s".formatted(team.path("id"), member), null, "ann");
        }
        ask(
                "POST",
                REPOSITORY + "/branch_protections",
                Map.of(
                        "rule_name",
                        "main",
                        "enable_push",
                        true,
                        "enable_status_check",
                        true,
                        "status_check_contexts",
                        List.of("terrane"),
                        "required_approvals",
                        1,
                        "dismiss_stale_approvals",
                        true),
                "ann");
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public String api() {
        return address + "/api/v1";
    }

    @Override
    public String token(String user) {
        return tokens.getOrDefault(user, "");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("GITEA_ACTIONS", "true");
    }

    @Override
    public String page(String commit, String path) {
        return "%s/acme/infra/src/commit/%s/%s".formatted(address, commit, path);
    }

    @Override
    public void fork() throws IOException {
        ask("POST", REPOSITORY + "/forks", Map.of(), "eve");
    }

    @Override
    public Pull open(String from, String branch) throws IOException {
        boolean fork = from.startsWith("eve/");
        String body =
                json.writeValueAsString(
                        Map.of(
                                "head",
                                fork ? "eve:" + branch : branch,
                                "base",
                                "main",
                                "title",
                                branch));
        JsonNode made =
                json.readTree(
                        sendUntil(
                                        answer -> answer.statusCode() != 404,
                                        REPOSITORY + "/pulls",
                                        body,
                                        fork ? "eve" : "ann")
                                .body());
        return new Request(this, made.path("number").asInt(), from, branch);
    }

    @Override
    public void approve(Pull pull, String user) throws IOException {
        ask(
                "POST",
                "%s/pulls/%d/reviews".formatted(REPOSITORY, pull.number()),
                Map.of("event", "APPROVED", "commit_id", pull.head()),
                user);
    }

    @Override
    public Optional<String> merge(Pull pull) throws IOException {
        String path = "%s/pulls/%d/merge".formatted(REPOSITORY, pull.number());
        String body = json.writeValueAsString(Map.of("Do", "merge"));
        HttpResponse<String> answer =
                sendUntil(each -> !each.body().contains("try again later"), path, body, "bob");
        return answer.statusCode() == 200 ? Optional.empty() : Optional.of(answer.body());
    }

    /// What was pushed it gets to know after a while.
    private HttpResponse<String> sendUntil(
            Predicate<HttpResponse<String>> known, String path, String body, String user)
            throws IOException {
        while (true) {
            HttpResponse<String> answer = send("POST", path, body, authorization(user));
            if (known.test(answer) || !process.isAlive()) {
                return answer;
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public Map<String, String> statuses(String commit) throws IOException {
        Map<String, String> statuses = new LinkedHashMap<>();
        for (JsonNode each :
                ask("GET", REPOSITORY + "/commits/" + commit + "/statuses", null, "ann")) {
            statuses.putIfAbsent(
                    each.path("context").asText(),
                    each.path("status").asText() + " " + each.path("description").asText());
        }
        return statuses;
    }

    @Override
    public List<String> comments(Pull pull) throws IOException {
        List<String> comments = new ArrayList<>();
        String path = "%s/issues/%d/comments".formatted(REPOSITORY, pull.number());
        for (JsonNode each : ask("GET", path, null, "ann")) {
            if (each.path("user").path("login").asText().equals("terrane-bot")) {
                comments.add(each.path("body").asText());
            }
        }
        return comments;
    }

    @Override
    public List<Issue> issues() throws IOException {
        List<Issue> issues = new ArrayList<>();
        for (JsonNode each :
                ask("GET", REPOSITORY + "/issues?state=all&type=issues", null, "ann")) {
            issues.add(
                    new Issue(
                            each.path("title").asText(),
                            each.path("body").asText(),
                            each.path("state").asText().equals("open")));
        }
        return issues;
    }

    /// What it refuses, the program that is tested has to make known.
    @Override
    public List<String> failures() {
        return List.of();
    }

    private String authorization(String user) {
        return "token " + token(user);
    }

    private JsonNode ask(String method, String path, Object body, String user) throws IOException {
        HttpResponse<String> answer =
                send(
                        method,
                        path,
                        body == null ? "" : json.writeValueAsString(body),
                        authorization(user));
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    "%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body().isBlank() ? MissingNode.getInstance() : json.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body, String authorization)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api() + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        client.close();
    }
}
