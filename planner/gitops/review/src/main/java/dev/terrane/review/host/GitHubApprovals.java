package dev.terrane.review.host;

import dev.terrane.value.Value;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Approvals on GitHub. See https://docs.github.com/rest/pulls/reviews,
/// https://docs.github.com/rest/teams/members and https://docs.github.com/rest/collaborators/collaborators.
class GitHubApprovals implements Approvals {
    private static final Set<String> WRITING = Set.of("admin", "write", "maintain", "owner");

    private final HostApi api;
    private final String repository;

    /// @param repository `/repos/acme/infra`
    GitHubApprovals(HostApi api, String repository) {
        this.api = api;
        this.repository = repository;
    }

    final HostApi api() {
        return api;
    }

    /// What somebody says later takes the place of what he said earlier, unless it is a mere comment.
    @Override
    public final List<Approval> of(String pullRequest) throws IOException {
        List<Approval> approvals = new ArrayList<>();
        for (Value review : api.all(repository + "/pulls/" + pullRequest + "/reviews")) {
            String user = Members.text(review, "user", "login");
            switch (Members.text(review, "state")) {
                case "APPROVED" -> {
                    if (!Members.isTrue(review, "dismissed")) {
                        approvals.add(
                                new Approval(
                                        user,
                                        Members.text(review, "commit_id"),
                                        Members.time(review, "submitted_at")));
                    }
                }
                case "CHANGES_REQUESTED", "REQUEST_CHANGES" ->
                        approvals.removeIf(earlier -> earlier.user().equals(user));
                default -> {
                    // a comment, or one that was dismissed
                }
            }
        }
        return approvals;
    }

    @Override
    public final List<String> files(String pullRequest) throws IOException {
        List<String> files = new ArrayList<>();
        for (Value file : api.all(repository + "/pulls/" + pullRequest + "/files")) {
            files.add(Members.text(file, "filename"));
            if (Members.has(file, "previous_filename")) {
                files.add(Members.text(file, "previous_filename"));
            }
        }
        return files;
    }

    @Override
    public final Map<String, String> blobs(String commit, String folder) throws IOException {
        Map<String, String> blobs = new TreeMap<>();
        try {
            Value list =
                    api.get(
                            "%s/contents/%s?ref=%s"
                                    .formatted(repository, Pages.path(folder), commit));
            for (Value file : Members.list(list)) {
                blobs.put(Members.text(file, "path"), Members.text(file, "sha"));
            }
        } catch (HostException e) {
            if (e.status() != 404) {
                throw e;
            }
        }
        return blobs;
    }

    @Override
    public boolean isMember(String team, String user) throws IOException {
        String[] names = team.split("/", 2);
        try {
            Value membership =
                    api.get(
                            "/orgs/%s/teams/%s/memberships/%s"
                                    .formatted(word(names[0]), word(names[1]), word(user)));
            return Members.text(membership, "state").equals("active");
        } catch (HostException e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public final boolean mayWrite(String user) throws IOException {
        try {
            Value answer =
                    api.get("%s/collaborators/%s/permission".formatted(repository, word(user)));
            return WRITING.contains(Members.text(answer, "permission"));
        } catch (HostException e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }

    static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
