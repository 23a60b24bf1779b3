package dev.terrane.acceptance.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.Merger;
import org.eclipse.jgit.transport.ReceiveCommand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small host of Git: two repositories (`acme/infra` and its fork `eve/infra`) over HTTP, and of GitHub's
/// interface what reviews of plans need, with its limits: comments of 65,536 characters, pages, refusals of
/// those who ask too often, a required status, an approval that a push dismisses, tokens that only read.
final class Hub implements GitHost {
    static final int LIMIT = 65_536;
    private static final int PAGE = 3;
    private static final int REFUSE_EVERY = 6;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final Map<String, Repository> repositories = new LinkedHashMap<>();
    private final Map<String, String> users =
            Map.of(
                    "token-ann",
                    "ann",
                    "token-bob",
                    "bob",
                    "token-bot",
                    "terrane-bot",
                    "token-eve",
                    "eve");
    private final List<Request> pulls = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<Ticket> issues = new ArrayList<>();
    private final Map<String, Map<String, String>> statuses = new HashMap<>();
    private final Map<String, List<Map<String, Object>>> posted = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> pushOptions = new ArrayList<>();
    private int requests;
    private long ids = 3_000_000_000L;

    /// A pull request.
    static final class Request implements Pull {
        final int number;
        final String from;
        final String branch;
        final List<String> approvals = new ArrayList<>();
        String head;
        String merged = "";

        Request(int number, String from, String branch, String head) {
            this.number = number;
            this.from = from;
            this.branch = branch;
            this.head = head;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public String from() {
            return from;
        }

        @Override
        public String branch() {
            return branch;
        }

        @Override
        public String head() {
            return head;
        }

        @Override
        public String merged() {
            return merged;
        }
    }

    /// A comment.
    static final class Text {
        final long id;
        final int number;
        final String author;
        String body;

        Text(long id, int number, String author, String body) {
            this.id = id;
            this.number = number;
            this.author = author;
            this.body = body;
        }
    }

    private static final class Ticket {
        final int number;
        final String author;
        String title = "";
        String body = "";
        boolean open = true;

        Ticket(int number, String author) {
            this.number = number;
            this.author = author;
        }
    }

    /// What it answers.
    private record Answer(int status, Object body) {}

    Hub(Path folder) throws IOException, GitAPIException {
        for (String name : List.of("acme/infra", "eve/infra")) {
            repositories.put(
                    name,
                    Git.init()
                            .setBare(true)
                            .setDirectory(folder.resolve(name + ".git").toFile())
                            .setInitialBranch("main")
                            .call()
                            .getRepository());
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @Override
    public String address() {
        return "http://%s:%d"
                .formatted(
                        server.getAddress().getAddress().getHostAddress(),
                        server.getAddress().getPort());
    }

    @Override
    public String api() {
        return address();
    }

    @Override
    public String token(String user) {
        return users.entrySet().stream()
                .filter(each -> each.getValue().equals(user))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public String page(String commit, String path) {
        return "https://hub.acme.dev/acme/infra/blob/%s/%s".formatted(commit, path);
    }

    @Override
    public synchronized void fork() throws IOException {
        try (Git git = new Git(repositories.get("eve/infra"))) {
            git.fetch()
                    .setRemote(repositories.get("acme/infra").getDirectory().toURI().toString())
                    .setRefSpecs("+refs/heads/main:refs/heads/main")
                    .call();
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            for (Map.Entry<String, Repository> each : repositories.entrySet()) {
                String root = root(each.getKey(), path);
                if (!root.isEmpty()) {
                    String user = user(exchange);
                    boolean owner =
                            each.getKey().startsWith("acme/")
                                    ? !user.isEmpty() && !user.equals("eve")
                                    : user.equals("eve");
                    new GitOverHttp(
                                    each.getValue(),
                                    (pack, commands) -> {
                                        if (pack.getPushOptions() != null) {
                                            pushOptions.addAll(pack.getPushOptions());
                                        }
                                        pushed(each.getKey(), commands);
                                    })
                            .answer(exchange, path.substring(root.length()), owner);
                    return;
                }
            }
            interfaceOf(exchange, path);
        } catch (IOException | RuntimeException e) {
            failures.add(e.toString());
            throw e;
        }
    }

    /// `/acme/infra.git` and `/acme/infra` are the same for Git.
    private static String root(String name, String path) {
        for (String root : List.of("/" + name + ".git", "/" + name)) {
            if (path.startsWith(root + "/info/") || path.startsWith(root + "/git-")) {
                return root;
            }
        }
        return "";
    }

    @Override
    public List<String> failures() {
        return failures;
    }

    private String user(HttpExchange exchange) {
        String shown =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse("");
        String token = shown.replaceFirst("^(Bearer|token) ", "");
        if (shown.startsWith("Basic ")) {
            String pair =
                    new String(
                            Base64.getDecoder().decode(shown.substring(6)), StandardCharsets.UTF_8);
            token = pair.substring(pair.indexOf(':') + 1);
        }
        return users.getOrDefault(token, "");
    }

    private synchronized void pushed(String name, Collection<ReceiveCommand> commands) {
        for (ReceiveCommand command : commands) {
            for (Request pull : pulls) {
                if (pull.merged.isEmpty()
                        && pull.from.equals(name)
                        && command.getRefName().equals("refs/heads/" + pull.branch)) {
                    pull.head = command.getNewId().name();
                    pull.approvals.clear();
                    propose(pull);
                }
            }
        }
    }

    /// The commits of forks are in the repository, too.
    private void propose(Request pull) {
        Repository acme = repositories.get("acme/infra");
        try (Git git = new Git(acme)) {
            if (!pull.from.equals("acme/infra")) {
                git.fetch()
                        .setRemote(repositories.get(pull.from).getDirectory().toURI().toString())
                        .setRefSpecs(
                                "+refs/heads/"
                                        + pull.branch
                                        + ":refs/pull/"
                                        + pull.number
                                        + "/head")
                        .call();
                return;
            }
            RefUpdate update = acme.updateRef("refs/pull/" + pull.number + "/head");
            update.setNewObjectId(ObjectId.fromString(pull.head));
            update.forceUpdate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> pushOptions() {
        return pushOptions;
    }

    // What people do on its pages.

    @Override
    public synchronized Request open(String from, String branch) throws IOException {
        ObjectId head = repositories.get(from).resolve("refs/heads/" + branch);
        Request pull = new Request(7 + pulls.size(), from, branch, head.name());
        pulls.add(pull);
        propose(pull);
        for (int i = 0; i < 2 * PAGE; i++) {
            texts.add(new Text(ids++, pull.number, "ann", "comment " + i));
        }
        return pull;
    }

    @Override
    public synchronized void approve(Pull pull, String user) {
        of(pull).approvals.add(user);
    }

    private Request of(Pull pull) {
        return pull(pull.number());
    }

    @Override
    public synchronized Optional<String> merge(Pull proposed) throws IOException {
        Request pull = of(proposed);
        if (!"success".equals(status(pull.head, "terrane"))) {
            return Optional.of("Required status check \"terrane\" is expected.");
        }
        if (pull.approvals.isEmpty()) {
            return Optional.of("At least 1 approving review is required.");
        }
        Repository acme = repositories.get("acme/infra");
        ObjectId main = acme.resolve("refs/heads/main");
        ObjectId head = acme.resolve("refs/pull/" + pull.number + "/head");
        Merger merger = MergeStrategy.RECURSIVE.newMerger(acme, true);
        if (!merger.merge(main, head)) {
            return Optional.of("Merge conflict");
        }
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(merger.getResultTreeId());
        commit.setParentIds(main, head);
        commit.setAuthor(new PersonIdent("Bob", "bob@acme.dev"));
        commit.setCommitter(new PersonIdent("Hub", "hub@acme.dev"));
        commit.setMessage("Merge pull request #" + pull.number + "\n");
        try (ObjectInserter inserter = acme.newObjectInserter()) {
            ObjectId merged = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = acme.updateRef("refs/heads/main");
            update.setNewObjectId(merged);
            update.forceUpdate();
            pull.merged = merged.name();
        }
        return Optional.empty();
    }

    @Override
    public synchronized Map<String, String> statuses(String commit) {
        return Map.copyOf(statuses.getOrDefault(commit, Map.of()));
    }

    @Override
    public synchronized List<String> comments(Pull pull) {
        return texts.stream()
                .filter(text -> text.number == pull.number() && text.author.equals("terrane-bot"))
                .map(text -> text.body)
                .toList();
    }

    @Override
    public synchronized List<Issue> issues() {
        return issues.stream().map(i -> new Issue(i.title, i.body, i.open)).toList();
    }

    /// All that anybody wrote.
    synchronized List<String> everything() {
        List<String> all = new ArrayList<>();
        texts.forEach(text -> all.add(text.body));
        issues.forEach(issue -> all.add(issue.title + "\n" + issue.body));
        statuses.values().forEach(map -> map.forEach((k, v) -> all.add(k + " " + v)));
        return all;
    }

    // Its interface.

    private synchronized void interfaceOf(HttpExchange exchange, String path) throws IOException {
        String user = user(exchange);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer;
        if (user.isEmpty()) {
            answer = new Answer(401, Map.of("message", "Bad credentials"));
        } else if (++requests % REFUSE_EVERY == 0) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            answer =
                    new Answer(
                            requests % (2 * REFUSE_EVERY) == 0 ? 429 : 403,
                            Map.of("message", "You have exceeded a secondary rate limit."));
        } else {
            String rest = path.replaceFirst("^/repos/acme/infra", "");
            JsonNode sent = body.length == 0 ? json.createObjectNode() : json.readTree(body);
            answer = answer(exchange.getRequestMethod(), rest, sent, user);
        }
        if (answer.body() instanceof List<?> list) {
            answer = new Answer(answer.status(), page(exchange, list));
        }
        byte[] bytes = json.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), answer.status() == 204 ? -1 : bytes.length);
        if (answer.status() != 204) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /// However many are asked for, few are given at once.
    private static List<?> page(HttpExchange exchange, List<?> all) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        int page = 1;
        for (String part : query.split("&")) {
            if (part.startsWith("page=")) {
                page = Integer.parseInt(part.substring(5));
            }
        }
        int from = Math.min(all.size(), (page - 1) * PAGE);
        int to = Math.min(all.size(), from + PAGE);
        if (to < all.size()) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<https://api.acme.invalid%s?page=%d>; rel=\"next\""
                                    .formatted(exchange.getRequestURI().getPath(), page + 1));
        }
        return all.subList(from, to);
    }

    private Answer answer(String method, String path, JsonNode sent, String user)
            throws IOException {
        String[] parts = path.split("/");
        if (path.equals("/user")) {
            return new Answer(200, Map.of("login", user));
        }
        if (!method.equals("GET") && user.equals("eve")) {
            return new Answer(403, Map.of("message", "Resource not accessible by integration"));
        }
        if (path.equals("/pulls")) {
            return new Answer(
                    200, pulls.stream().filter(p -> p.merged.isEmpty()).map(this::map).toList());
        }
        if (path.startsWith("/pulls/")) {
            return new Answer(200, map(pull(Integer.parseInt(parts[2]))));
        }
        if (path.startsWith("/commits/") && path.endsWith("/pulls")) {
            return new Answer(
                    200,
                    pulls.stream().filter(p -> p.merged.equals(parts[2])).map(this::map).toList());
        }
        if (path.startsWith("/commits/") && path.endsWith("/statuses")) {
            return new Answer(200, posted.getOrDefault(parts[2], List.of()));
        }
        if (path.startsWith("/statuses/")) {
            String state = sent.path("state").asText();
            String description = sent.path("description").asText();
            if (description.length() > 140) {
                return new Answer(422, Map.of("message", "description is too long"));
            }
            if (repositories.get("acme/infra").resolve(parts[2] + "^{commit}") == null) {
                return new Answer(422, Map.of("message", "No commit found for SHA: " + parts[2]));
            }
            posted.computeIfAbsent(parts[2], c -> new ArrayList<>())
                    .add(
                            Map.of(
                                    "id", ids++,
                                    "context", sent.path("context").asText(),
                                    "state", state,
                                    "description", description,
                                    "created_at", Instant.now().toString()));
            statuses.computeIfAbsent(parts[2], c -> new LinkedHashMap<>())
                    .put(sent.path("context").asText(), state + " " + description);
            return new Answer(201, Map.of());
        }
        return path.startsWith("/issues")
                ? issues(method, parts, sent, user)
                : new Answer(404, Map.of("message", "Not Found"));
    }

    private Answer issues(String method, String[] parts, JsonNode sent, String user) {
        String body = sent.path("body").asText();
        if (body.length() > LIMIT) {
            return new Answer(422, Map.of("message", "body is too long (maximum is 65536)"));
        }
        if (parts.length == 2 && method.equals("GET")) {
            return new Answer(
                    200,
                    issues.stream()
                            .filter(issue -> issue.open)
                            .map(issue ->
                                    Map.of(
                                            "number", issue.number,
                                            "title", issue.title,
                                            "body", issue.body,
                                            "user", Map.of("login", issue.author)))
                            .toList());
        }
        if (parts.length == 2) {
            Ticket issue = new Ticket(1000 + issues.size(), user);
            issues.add(issue);
            return change(issue, sent);
        }
        if (parts[2].equals("comments")) {
            return comment(method, Long.parseLong(parts[3]), body, user);
        }
        int number = Integer.parseInt(parts[2]);
        if (parts.length == 3) {
            return change(
                    issues.stream().filter(i -> i.number == number).findFirst().orElseThrow(),
                    sent);
        }
        if (method.equals("POST")) {
            texts.add(new Text(ids++, number, user, body));
            return new Answer(201, Map.of());
        }
        return new Answer(
                200,
                texts.stream()
                        .filter(text -> text.number == number)
                        .map(text ->
                                Map.of(
                                        "id", text.id,
                                        "body", text.body,
                                        "user", Map.of("login", text.author)))
                        .toList());
    }

    private static Answer change(Ticket issue, JsonNode sent) {
        issue.title = sent.path("title").asText(issue.title);
        issue.body = sent.path("body").asText(issue.body);
        issue.open = issue.open && !sent.path("state").asText().equals("closed");
        return new Answer(200, Map.of("number", issue.number));
    }

    private Answer comment(String method, long id, String body, String user) {
        Text text = texts.stream().filter(each -> each.id == id).findFirst().orElseThrow();
        if (!text.author.equals(user)) {
            return new Answer(403, Map.of("message", "not yours"));
        }
        if (method.equals("DELETE")) {
            texts.remove(text);
            return new Answer(204, Map.of());
        }
        text.body = body;
        return new Answer(200, Map.of());
    }

    private Request pull(int number) {
        return pulls.stream().filter(pull -> pull.number == number).findFirst().orElseThrow();
    }

    private Map<String, Object> map(Request pull) {
        Map<String, Object> map = new HashMap<>();
        map.put("number", pull.number);
        map.put("state", pull.merged.isEmpty() ? "open" : "closed");
        map.put("merged_at", pull.merged.isEmpty() ? null : "2026-01-01T00:00:00Z");
        map.put("merge_commit_sha", pull.merged);
        map.put("user", Map.of("login", pull.from.replaceFirst("/.*", "")));
        map.put(
                "head",
                Map.of(
                        "ref", pull.branch,
                        "sha", pull.head,
                        "repo", Map.of("full_name", pull.from)));
        map.put(
                "base",
                Map.of(
                        "ref",
                        "main",
                        "repo",
                        Map.of(
                                "full_name", "acme/infra",
                                "html_url", "https://hub.acme.dev/acme/infra")));
        return map;
    }

    @Override
    public void close() {
        server.stop(0);
        repositories.values().forEach(Repository::close);
    }
}
