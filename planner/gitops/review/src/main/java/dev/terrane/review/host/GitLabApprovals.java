package dev.terrane.review.host;

import dev.terrane.value.Value;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Approvals on GitLab, which tells who has approved but not what he saw: that is the version of the merge
/// request that was there when the note of the approval was written. See
/// https://docs.gitlab.com/api/merge_request_approvals/ and https://docs.gitlab.com/api/merge_requests/.
final class GitLabApprovals implements Approvals {
    private static final String APPROVED = "approved this merge request";
    private static final String UNAPPROVED = "unapproved this merge request";
    private static final int DEVELOPER = 30;

    private final HostApi api;
    private final String project;

    /// @param project `/projects/7`
    GitLabApprovals(HostApi api, String project) {
        this.api = api;
        this.project = project;
    }

    private String request(String number) {
        return project + "/merge_requests/" + number;
    }

    private record Version(Instant since, String commit) {}

    @Override
    public List<Approval> of(String pullRequest) throws IOException {
        Set<String> approvers = new LinkedHashSet<>();
        for (Value each :
                Members.list(
                        Members.child(
                                api.get(request(pullRequest) + "/approvals"), "approved_by"))) {
            approvers.add(Members.text(each, "user", "username"));
        }
        List<Version> versions = versions(pullRequest);
        List<Approval> approvals = new ArrayList<>();
        for (Value note : api.all(request(pullRequest) + "/notes?sort=asc")) {
            String user = Members.text(note, "author", "username");
            String text = Members.isTrue(note, "system") ? Members.text(note, "body") : "";
            if (text.equals(UNAPPROVED)) {
                approvals.removeIf(earlier -> earlier.user().equals(user));
            } else if (text.equals(APPROVED) && approvers.contains(user)) {
                seen(versions, instant(note))
                        .map(commit -> new Approval(user, commit, instant(note)))
                        .ifPresent(approvals::add);
            }
        }
        return approvals;
    }

    private static Optional<String> seen(List<Version> versions, Instant when) {
        return versions.stream()
                .filter(version -> !version.since().isAfter(when))
                .reduce((one, later) -> later)
                .map(Version::commit);
    }

    /// The oldest first.
    private List<Version> versions(String pullRequest) throws IOException {
        List<Version> versions = new ArrayList<>();
        for (Value each : api.all(request(pullRequest) + "/versions")) {
            versions.add(new Version(instant(each), Members.text(each, "head_commit_sha")));
        }
        versions.sort(java.util.Comparator.comparing(Version::since));
        return versions;
    }

    private static Instant instant(Value object) {
        return OffsetDateTime.parse(Members.text(object, "created_at")).toInstant();
    }

    @Override
    public List<String> files(String pullRequest) throws IOException {
        Set<String> files = new LinkedHashSet<>();
        for (Value each : api.all(request(pullRequest) + "/diffs")) {
            files.add(Members.text(each, "new_path"));
            files.add(Members.text(each, "old_path"));
        }
        return List.copyOf(files);
    }

    @Override
    public Map<String, String> blobs(String commit, String folder) throws IOException {
        Map<String, String> blobs = new TreeMap<>();
        try {
            for (Value each :
                    api.all(
                            "%s/repository/tree?path=%s&ref=%s"
                                    .formatted(project, word(folder), commit))) {
                blobs.put(Members.text(each, "path"), Members.text(each, "id"));
            }
        } catch (HostException e) {
            if (e.status() != 404) {
                throw e;
            }
        }
        return blobs;
    }

    /// A team is a group here.
    @Override
    public boolean isMember(String team, String user) throws IOException {
        return level("/groups/" + word(team), user) > 0;
    }

    @Override
    public boolean mayWrite(String user) throws IOException {
        return level(project, user) >= DEVELOPER;
    }

    private int level(String of, String user) throws IOException {
        for (Value member : api.all(of + "/members/all?query=" + word(user))) {
            if (Members.text(member, "username").equals(user)
                    && Members.text(member, "state").equals("active")) {
                return Integer.parseInt(Members.text(member, "access_level"));
            }
        }
        return 0;
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
