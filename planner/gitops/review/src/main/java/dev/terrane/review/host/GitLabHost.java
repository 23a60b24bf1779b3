package dev.terrane.review.host;

import dev.terrane.value.Value;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// GitLab. See https://docs.gitlab.com/api/notes/ and https://docs.gitlab.com/api/commits/.
final class GitLabHost implements ReviewHost {
    /// GitLab takes a million characters, and nobody reads them.
    private static final int LIMIT = 200_000;

    private final HostApi api;
    private final String project;
    private final String number;

    /// @param project its number, or its path
    /// @param number of the merge request within it
    GitLabHost(HostApi api, String project, String number) {
        this.api = api;
        this.project = "/projects/" + URLEncoder.encode(project, StandardCharsets.UTF_8);
        this.number = number;
    }

    @Override
    public int limit() {
        return LIMIT;
    }

    @Override
    public String self() throws IOException {
        return HostApi.text(api.get("/user"), "username");
    }

    private String notes() {
        return project + "/merge_requests/" + number + "/notes";
    }

    @Override
    public List<Comment> comments() throws IOException {
        List<Comment> comments = new ArrayList<>();
        for (Value each : api.all(notes() + "?sort=asc")) {
            comments.add(
                    new Comment(
                            HostApi.text(each, "id"),
                            HostApi.text(each, "author", "username"),
                            HostApi.text(each, "body")));
        }
        return comments;
    }

    @Override
    public void add(String body) throws IOException {
        api.send("POST", notes(), Map.of("body", Value.string(body)));
    }

    @Override
    public void change(Comment comment, String body) throws IOException {
        api.send("PUT", notes() + "/" + comment.id(), Map.of("body", Value.string(body)));
    }

    @Override
    public void status(String commit, State state, String description) throws IOException {
        String word =
                switch (state) {
                    case PENDING -> "pending";
                    case SUCCESS -> "success";
                    case FAILURE -> "failed";
                };
        api.send(
                "POST",
                project + "/statuses/" + commit,
                Map.of(
                        "state", Value.string(word),
                        "name", Value.string("terrane"),
                        "description", Value.string(description)));
    }
}
