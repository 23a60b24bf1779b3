package dev.terrane.review.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.review.host.Approvals.Approval;
import dev.terrane.review.host.Loopback.Answer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ProxySelector;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Who approved what, by the interface of each host.
class ApprovalsTest {
    private static Loopback answering(Map<String, String> answers) throws IOException {
        return new Loopback(request ->
                Optional.ofNullable(answers.get(request.path().replaceFirst("\\?.*", "")))
                        .map(Answer::of)
                        .orElseGet(() -> Answer.status(404)));
    }

    private static Approvals approvals(Loopback server, String kind)
            throws ReviewHosts.MissingException {
        return new ReviewHosts(
                        new ReviewHosts.Wanted(
                                Optional.of(kind),
                                Optional.of(server.address()),
                                Optional.of("acme/infra"),
                                Optional.empty(),
                                Optional.empty()),
                        Map.of("GITHUB_TOKEN", "a", "GITLAB_TOKEN", "b", "GITEA_TOKEN", "c"),
                        ProxySelector.of(null))
                .find()
                .approvals();
    }

    private static String review(String user, String state, String commit, String further) {
        return "{\"user\": {\"login\": \"%s\"}, \"state\": \"%s\", \"commit_id\": \"%s\"%s}"
                .formatted(user, state, commit, further);
    }

    @Test
    void gitHubsReviewsAreOfCommits() throws Exception {
        try (Loopback server =
                answering(
                        Map.of(
                                "/repos/acme/infra/pulls/7/reviews",
                                "["
                                        + String.join(
                                                ",",
                                                review("ann", "APPROVED", "c1", ""),
                                                review("ann", "COMMENTED", "c2", ""),
                                                review("bob", "APPROVED", "c1", ""),
                                                review("bob", "CHANGES_REQUESTED", "c2", ""),
                                                review(
                                                        "bob",
                                                        "APPROVED",
                                                        "c3",
                                                        ", \"submitted_at\": \"2026-01-01T11:00:00+01:00\""),
                                                review("eve", "DISMISSED", "c1", ""))
                                        + "]",
                                "/orgs/acme/teams/net/memberships/ann",
                                "{\"state\": \"active\"}",
                                "/orgs/acme/teams/net/memberships/bob",
                                "{\"state\": \"pending\"}"))) {
            Approvals approvals = approvals(server, "github");

            assertThat(approvals.of("7"))
                    .containsExactly(
                            new Approval("ann", "c1", Instant.EPOCH),
                            new Approval("bob", "c3", Instant.parse("2026-01-01T10:00:00Z")));
            assertThat(approvals.isMember("acme/net", "ann")).isTrue();
            assertThat(approvals.isMember("acme/net", "bob")).isFalse();
            assertThat(approvals.isMember("acme/net", "eve")).isFalse();
            assertThat(approvals.mayWrite("eve")).isFalse();
            assertThat(approvals.blobs("c1", "plans/net")).isEmpty();
        }
    }

    @Test
    void giteaTellsWhatWasDismissedAndHasTeamsByNumber() throws Exception {
        try (Loopback server =
                answering(
                        Map.of(
                                "/repos/acme/infra/pulls/7/reviews",
                                "["
                                        + String.join(
                                                ",",
                                                review(
                                                        "ann",
                                                        "APPROVED",
                                                        "c1",
                                                        ", \"dismissed\": true"),
                                                review("bob", "APPROVED", "c1", ""),
                                                review("bob", "REQUEST_CHANGES", "c1", ""),
                                                review("carl", "APPROVED", "c1", ""))
                                        + "]",
                                "/orgs/acme/teams",
                                "[{\"id\": 3, \"name\": \"ops\"}, {\"id\": 4, \"name\": \"net\"}]",
                                "/teams/4/members/ann",
                                "{\"login\": \"ann\"}"))) {
            Approvals approvals = approvals(server, "gitea");

            assertThat(approvals.of("7"))
                    .containsExactly(new Approval("carl", "c1", Instant.EPOCH));
            assertThat(approvals.isMember("acme/net", "ann")).isTrue();
            assertThat(approvals.isMember("acme/ops", "ann")).isFalse();
            assertThat(approvals.isMember("acme/gone", "ann")).isFalse();
        }
    }

    private static String note(String user, String text, String time, boolean system) {
        return """
        {"author": {"username": "%s"}, "body": "%s", "created_at": "2026-01-01T%s.000+01:00",
         "system": %s}
        """
                .formatted(user, text, time, system);
    }

    @Test
    void gitLabsAreOfTheVersionThatWasThere() throws Exception {
        String request = "/projects/acme%2Finfra/merge_requests/7";
        String approved = "approved this merge request";
        try (Loopback server =
                answering(
                        Map.of(
                                request + "/approvals",
                                "{\"approved_by\": [{\"user\": {\"username\": \"ann\"}},"
                                        + " {\"user\": {\"username\": \"bob\"}}]}",
                                request + "/versions",
                                """
                                [{"head_commit_sha": "c2", "created_at": "2026-01-01T11:00:00.000Z"},
                                 {"head_commit_sha": "c1", "created_at": "2026-01-01T09:00:00.000Z"}]
                                """,
                                request + "/notes",
                                "["
                                        + String.join(
                                                ",",
                                                note("ann", approved, "11:00:00", true),
                                                note("bob", approved, "11:00:00", true),
                                                note("bob", "un" + approved, "11:30:00", true),
                                                note("bob", approved, "12:30:00", true),
                                                note("carl", approved, "12:30:00", true),
                                                note("ann", approved, "12:30:00", false))
                                        + "]",
                                "/groups/acme%2Fnet/members/all",
                                "[{\"username\": \"ann\", \"state\": \"active\","
                                        + " \"access_level\": 10}]",
                                "/projects/acme%2Finfra/members/all",
                                "[{\"username\": \"ann\", \"state\": \"active\","
                                        + " \"access_level\": 20}]",
                                "/projects/acme%2Finfra/repository/tree",
                                "[{\"path\": \"plans/net/a.plan.json\", \"id\": \"b1\"}]"))) {
            Approvals approvals = approvals(server, "gitlab");

            assertThat(approvals.of("7"))
                    .containsExactly(
                            new Approval("ann", "c1", Instant.parse("2026-01-01T10:00:00Z")),
                            new Approval("bob", "c2", Instant.parse("2026-01-01T11:30:00Z")));
            assertThat(approvals.isMember("acme/net", "ann")).isTrue();
            assertThat(approvals.isMember("acme/net", "bob")).isFalse();
            assertThat(approvals.mayWrite("ann")).isFalse();
            assertThat(approvals.blobs("c1", "plans/net"))
                    .containsEntry("plans/net/a.plan.json", "b1");
        }
    }
}
