package dev.terrane.review.host;

import dev.terrane.value.Value;

import java.io.IOException;

/// Approvals on Gitea and Forgejo, whose interface is GitHub's but for teams. See
/// https://docs.gitea.com/api/.
final class GiteaApprovals extends GitHubApprovals {
    GiteaApprovals(HostApi api, String repository) {
        super(api, repository);
    }

    @Override
    public boolean isMember(String team, String user) throws IOException {
        String[] names = team.split("/", 2);
        for (Value each : api().all("/orgs/" + word(names[0]) + "/teams")) {
            if (Members.text(each, "name").equalsIgnoreCase(names[1])) {
                return isMemberOf(Members.text(each, "id"), user);
            }
        }
        return false;
    }

    private boolean isMemberOf(String id, String user) throws IOException {
        try {
            api().get("/teams/" + id + "/members/" + word(user));
            return true;
        } catch (HostException e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }
}
