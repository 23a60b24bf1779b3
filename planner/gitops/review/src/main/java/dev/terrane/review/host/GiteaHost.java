package dev.terrane.review.host;

import dev.terrane.value.Value;

import java.io.IOException;
import java.util.List;

/// Gitea and Forgejo, whose interface is GitHub's in most that is needed here.
///
/// See https://docs.gitea.com/api and https://codeberg.org/api/swagger.
final class GiteaHost extends GitHubHost {
    /// They take more, and nobody reads it.
    private static final int LIMIT = 200_000;

    private final String workflow;

    /// @param workflow the account that workflows write as
    GiteaHost(HostApi api, String repository, String workflow) {
        super(api, repository);
        this.workflow = workflow;
    }

    @Override
    public Approvals approvals() {
        return new GiteaApprovals(api(), path(""));
    }

    @Override
    public int limit() {
        return LIMIT;
    }

    @Override
    String workflow() {
        return workflow;
    }

    /// They know one at most, and say 404 where there is none.
    @Override
    public List<PullRequest> pullRequestsOf(String commit) throws IOException {
        try {
            Value found = api().get(path("/commits/" + commit + "/pull"));
            PullRequest request = pullRequest(found);
            return request.merged() ? List.of(request) : List.of();
        } catch (HostException e) {
            if (e.status() == 404) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public String page(PullRequest request, String commit, String path) {
        return Pages.of(request.home(), "/src/commit/" + commit + "/", path);
    }

    /// Check runs are GitHub's alone.
    @Override
    public boolean addCheck(String commit, Status status, String page) {
        return false;
    }
}
