package dev.terrane.review.host;

import dev.terrane.value.Value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// GitHub, and Gitea and Forgejo, whose interface is GitHub's in all that is needed here.
///
/// See https://docs.github.com/rest/issues/comments and https://docs.github.com/rest/commits/statuses.
final class GitHubHost implements ReviewHost {
    static final int LIMIT = 65_000;

    /// What a workflow's own token may not ask for.
    private static final String WORKFLOW = "github-actions[bot]";

    private static final int LONGEST_DESCRIPTION = 140;

    private final HostApi api;
    private final String repository;
    private final String number;

    /// @param repository with its owner: `acme/infra`
    /// @param number of the pull request
    GitHubHost(HostApi api, String repository, String number) {
        this.api = api;
        this.repository = "/repos/" + repository;
        this.number = number;
    }

    @Override
    public int limit() {
        return LIMIT;
    }

    @Override
    public String self() throws IOException {
        try {
            return HostApi.text(api.get("/user"), "login");
        } catch (HostException e) {
            if (e.status() == 403) {
                return WORKFLOW;
            }
            throw e;
        }
    }

    @Override
    public List<Comment> comments() throws IOException {
        List<Comment> comments = new ArrayList<>();
        for (Value each : api.all(repository + "/issues/" + number + "/comments")) {
            comments.add(
                    new Comment(
                            HostApi.text(each, "id"),
                            HostApi.text(each, "user", "login"),
                            HostApi.text(each, "body")));
        }
        return comments;
    }

    @Override
    public void add(String body) throws IOException {
        api.send(
                "POST",
                repository + "/issues/" + number + "/comments",
                Map.of("body", Value.string(body)));
    }

    @Override
    public void change(Comment comment, String body) throws IOException {
        api.send(
                "PATCH",
                repository + "/issues/comments/" + comment.id(),
                Map.of("body", Value.string(body)));
    }

    @Override
    public void status(String commit, State state, String description) throws IOException {
        String shown =
                description.length() > LONGEST_DESCRIPTION
                        ? description.substring(0, LONGEST_DESCRIPTION)
                        : description;
        api.send(
                "POST",
                repository + "/statuses/" + commit,
                Map.of(
                        "state", Value.string(state.name().toLowerCase(Locale.ROOT)),
                        "context", Value.string("terrane"),
                        "description", Value.string(shown)));
    }
}
