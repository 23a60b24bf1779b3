package dev.terrane.review.host;

import dev.terrane.value.Value;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// GitLab. See https://docs.gitlab.com/api/notes/, https://docs.gitlab.com/api/merge_requests/,
/// https://docs.gitlab.com/api/issues/ and https://docs.gitlab.com/api/commits/.
final class GitLabHost implements ReviewHost {
    /// It takes a million characters, and nobody reads them.
    private static final int LIMIT = 200_000;

    private static final int LONGEST_DESCRIPTION = 255;
    private static final String POST = "POST";
    private static final String PUT = "PUT";

    private final HostApi api;
    private final String project;

    /// @param project its number, or its path
    GitLabHost(HostApi api, String project) {
        this.api = api;
        this.project = "/projects/" + URLEncoder.encode(project, StandardCharsets.UTF_8);
    }

    @Override
    public int limit() {
        return LIMIT;
    }

    @Override
    public String self() throws IOException {
        return Members.text(api.get("/user"), "username");
    }

    @Override
    public PullRequest pullRequest(String number) throws IOException {
        return pullRequest(api.get(project + "/merge_requests/" + number));
    }

    @Override
    public List<PullRequest> openPullRequests() throws IOException {
        return pullRequests(project + "/merge_requests?state=opened");
    }

    @Override
    public List<PullRequest> pullRequestsOf(String commit) throws IOException {
        return pullRequests(project + "/repository/commits/" + commit + "/merge_requests").stream()
                .filter(PullRequest::merged)
                .toList();
    }

    private List<PullRequest> pullRequests(String path) throws IOException {
        return api.all(path).stream().map(this::pullRequest).toList();
    }

    private PullRequest pullRequest(Value each) {
        return new PullRequest(
                Members.text(each, "iid"),
                Members.text(each, "author", "username"),
                Members.text(each, "source_branch"),
                Members.text(each, "target_branch"),
                Members.text(each, "sha"),
                !Members.text(each, "source_project_id")
                        .equals(Members.text(each, "target_project_id")),
                home(Members.text(each, "web_url")),
                Members.text(each, "state").equals("merged"));
    }

    /// `https://gitlab.com/acme/infra/-/merge_requests/7` is of `https://gitlab.com/acme/infra`.
    private static String home(String page) {
        return page.replaceFirst("/-/merge_requests/.*$", "");
    }

    @Override
    public Approvals approvals() {
        return new GitLabApprovals(api, project);
    }

    @Override
    public String reference(String number) {
        return "refs/merge-requests/" + number + "/head";
    }

    @Override
    public String page(PullRequest request, String commit, String path) {
        return Pages.of(request.home(), "/-/blob/" + commit + "/", path);
    }

    private String notes(String number) {
        return project + "/merge_requests/" + number + "/notes";
    }

    @Override
    public List<Comment> comments(String number) throws IOException {
        List<Comment> comments = new ArrayList<>();
        for (Value each : api.all(notes(number) + "?sort=asc")) {
            comments.add(
                    new Comment(
                            Members.text(each, "id"),
                            Members.text(each, "author", "username"),
                            Members.text(each, "body")));
        }
        return comments;
    }

    @Override
    public void add(String number, String body) throws IOException {
        api.send(POST, notes(number), Members.body(body));
    }

    @Override
    public void change(String number, Comment comment, String body) throws IOException {
        api.send(PUT, notes(number) + "/" + comment.id(), Members.body(body));
    }

    @Override
    public void remove(String number, Comment comment) throws IOException {
        api.delete(notes(number) + "/" + comment.id());
    }

    @Override
    public List<Issue> openIssues() throws IOException {
        String self = self();
        List<Issue> issues = new ArrayList<>();
        for (Value each : api.all(project + "/issues?state=opened&scope=all")) {
            if (Members.text(each, "author", "username").equals(self)) {
                issues.add(
                        new Issue(
                                Members.text(each, "iid"),
                                self,
                                Members.text(each, "title"),
                                Members.text(each, "description")));
            }
        }
        return issues;
    }

    @Override
    public void open(String title, String body) throws IOException {
        api.send(
                POST,
                project + "/issues",
                Map.of("title", Value.string(title), "description", Value.string(body)));
    }

    @Override
    public void change(Issue issue, String title, String body) throws IOException {
        api.send(
                PUT,
                project + "/issues/" + issue.number(),
                Map.of("title", Value.string(title), "description", Value.string(body)));
    }

    @Override
    public void close(Issue issue, String last) throws IOException {
        api.send(POST, project + "/issues/" + issue.number() + "/notes", Members.body(last));
        api.send(
                PUT,
                project + "/issues/" + issue.number(),
                Map.of("state_event", Value.string("close")));
    }

    @Override
    public void setStatus(String commit, Status status) throws IOException {
        String word =
                switch (status.state()) {
                    case PENDING -> "pending";
                    case SUCCESS -> "success";
                    case FAILURE -> "failed";
                };
        try {
            api.send(
                    POST,
                    project + "/statuses/" + commit,
                    Map.of(
                            "state", Value.string(word),
                            "name", Value.string(status.context()),
                            "description",
                                    Value.string(
                                            Pages.cut(status.description(), LONGEST_DESCRIPTION))));
        } catch (HostException e) {
            if (!isSame(e)) {
                throw e;
            }
        }
    }

    @Override
    public Map<String, Posted> statuses(String commit) throws IOException {
        return PostedStatuses.read(
                api.all(project + "/repository/commits/" + commit + "/statuses?all=true"));
    }

    /// GitLab refuses to set a status to what it is: `Cannot transition status via :enqueue from :pending`.
    private static boolean isSame(HostException e) {
        return e.status() == 400
                && String.valueOf(e.getMessage()).contains("Cannot transition status");
    }
}
