package dev.terrane.review.host;

import dev.terrane.value.Value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// GitHub. See https://docs.github.com/rest/issues/comments, https://docs.github.com/rest/pulls/pulls,
/// https://docs.github.com/rest/commits/statuses and https://docs.github.com/rest/checks/runs.
class GitHubHost implements ReviewHost {
    /// It takes 65,536 characters.
    static final int LIMIT = 65_000;

    /// What a workflow's own token may not ask for.
    private static final String WORKFLOW = "github-actions[bot]";

    private static final int LONGEST_DESCRIPTION = 140;
    private static final String POST = "POST";
    private static final String PATCH = "PATCH";

    private final HostApi api;
    private final String repository;

    /// @param repository with its owner: `acme/infra`
    GitHubHost(HostApi api, String repository) {
        this.api = api;
        this.repository = "/repos/" + repository;
    }

    final HostApi api() {
        return api;
    }

    /// `/repos/acme/infra` and what follows.
    final String path(String rest) {
        return repository + rest;
    }

    @Override
    public int limit() {
        return LIMIT;
    }

    @Override
    public String self() throws IOException {
        try {
            return Members.text(api.get("/user"), "login");
        } catch (HostException e) {
            if (e.status() == 403) {
                return workflow();
            }
            throw e;
        }
    }

    /// The account of a token that may not ask who it is.
    String workflow() {
        return WORKFLOW;
    }

    @Override
    public final PullRequest pullRequest(String number) throws IOException {
        return pullRequest(api.get(path("/pulls/" + number)));
    }

    @Override
    public final List<PullRequest> openPullRequests() throws IOException {
        return pullRequests(api.all(path("/pulls?state=open")));
    }

    @Override
    public List<PullRequest> pullRequestsOf(String commit) throws IOException {
        return pullRequests(api.all(path("/commits/" + commit + "/pulls"))).stream()
                .filter(PullRequest::merged)
                .toList();
    }

    private List<PullRequest> pullRequests(List<Value> found) {
        return found.stream().map(this::pullRequest).toList();
    }

    final PullRequest pullRequest(Value each) {
        String from = Members.text(each, "head", "repo", "full_name");
        return new PullRequest(
                Members.text(each, "number"),
                Members.text(each, "user", "login"),
                Members.text(each, "head", "ref"),
                Members.text(each, "base", "ref"),
                Members.text(each, "head", "sha"),
                !from.equals(Members.text(each, "base", "repo", "full_name")),
                Members.text(each, "base", "repo", "html_url"),
                Members.isTrue(each, "merged") || Members.has(each, "merged_at"));
    }

    @Override
    public Approvals approvals() {
        return new GitHubApprovals(api, repository);
    }

    @Override
    public final String reference(String number) {
        return "refs/pull/" + number + "/head";
    }

    @Override
    public String page(PullRequest request, String commit, String path) {
        return Pages.of(request.home(), "/blob/" + commit + "/", path);
    }

    @Override
    public final List<Comment> comments(String number) throws IOException {
        List<Comment> comments = new ArrayList<>();
        for (Value each : api.all(path("/issues/" + number + "/comments"))) {
            comments.add(
                    new Comment(
                            Members.text(each, "id"),
                            Members.text(each, "user", "login"),
                            Members.text(each, "body")));
        }
        return comments;
    }

    @Override
    public final void add(String number, String body) throws IOException {
        api.send(POST, path("/issues/" + number + "/comments"), Members.body(body));
    }

    @Override
    public final void change(String number, Comment comment, String body) throws IOException {
        api.send(PATCH, path("/issues/comments/" + comment.id()), Members.body(body));
    }

    @Override
    public final void remove(String number, Comment comment) throws IOException {
        api.delete(path("/issues/comments/" + comment.id()));
    }

    /// Pull requests are among the issues of this interface.
    @Override
    public List<Issue> openIssues() throws IOException {
        String self = self();
        List<Issue> issues = new ArrayList<>();
        for (Value each : api.all(path("/issues?state=open"))) {
            if (!Members.has(each, "pull_request")
                    && Members.text(each, "user", "login").equals(self)) {
                issues.add(
                        new Issue(
                                Members.text(each, "number"),
                                self,
                                Members.text(each, "title"),
                                Members.text(each, "body")));
            }
        }
        return issues;
    }

    @Override
    public final void open(String title, String body) throws IOException {
        api.send(
                POST,
                path("/issues"),
                Map.of("title", Value.string(title), "body", Value.string(body)));
    }

    @Override
    public final void change(Issue issue, String title, String body) throws IOException {
        api.send(
                PATCH,
                path("/issues/" + issue.number()),
                Map.of("title", Value.string(title), "body", Value.string(body)));
    }

    @Override
    public final void close(Issue issue, String last) throws IOException {
        add(issue.number(), last);
        api.send(PATCH, path("/issues/" + issue.number()), Map.of("state", Value.string("closed")));
    }

    @Override
    public final void setStatus(String commit, Status status) throws IOException {
        api.send(
                POST,
                path("/statuses/" + commit),
                Map.of(
                        "state", Value.string(status.state().name().toLowerCase(Locale.ROOT)),
                        "context", Value.string(status.context()),
                        "description",
                                Value.string(
                                        Pages.cut(status.description(), LONGEST_DESCRIPTION))));
    }

    @Override
    public final Map<String, Posted> statuses(String commit) throws IOException {
        return PostedStatuses.read(api.all(path("/commits/" + commit + "/statuses")));
    }

    /// Only apps may, among them a workflow's own token.
    @Override
    public boolean addCheck(String commit, Status status, String page) throws IOException {
        boolean pending = status.state() == State.PENDING;
        Map<String, Value> body =
                new java.util.TreeMap<>(
                        Map.of(
                                "name", Value.string(status.context()),
                                "head_sha", Value.string(commit),
                                "status", Value.string(pending ? "in_progress" : "completed"),
                                "output",
                                        Value.object(
                                                Map.of(
                                                        "title",
                                                        Value.string(status.description()),
                                                        "summary",
                                                        Value.string(page)))));
        if (!pending) {
            body.put("conclusion", Value.string(status.state().name().toLowerCase(Locale.ROOT)));
        }
        try {
            api.send(POST, path("/check-runs"), body);
            return true;
        } catch (HostException e) {
            if (e.status() == 403 || e.status() == 404) {
                return false;
            }
            throw e;
        }
    }
}
