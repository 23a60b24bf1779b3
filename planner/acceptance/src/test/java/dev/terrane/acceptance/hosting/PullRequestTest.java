package dev.terrane.acceptance.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.acceptance.hosting.GitHost.Pull;
import dev.terrane.provider.testkit.EmulatedAws;

import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// The way of a pull request from the branch to the rollback; every step in a fresh clone, with the states
/// in a bucket of emulated AWS.
class PullRequestTest {
    @TempDir private Path folder;

    private Team team(Terrane terrane) throws IOException, GitAPIException {
        EmulatedAws aws = EmulatedAws.require();
        aws.reset();
        return new Team(
                folder.toRealPath(), new Hub(folder.toRealPath().resolve("hub")), aws, terrane);
    }

    @Test
    void isPlannedReviewedMergedAndApplied() throws IOException, GitAPIException {
        try (Team team = team(Terrane.IN_THIS_PROCESS)) {
            PullRequestWay way = new PullRequestWay(team);
            Pull pull = way.proposed();
            way.applied(pull);
            assertThat(team.hub.failures()).isEmpty();
        }
    }

    private interface Steps {
        void in(PullRequestWay way) throws IOException, GitAPIException;
    }

    /// Every step in a process of its own.
    private void apart(Steps steps) throws IOException, GitAPIException {
        try (Team team = team(Terrane.IN_A_FRESH_PROCESS)) {
            steps.in(new PullRequestWay(team));
            assertThat(team.hub.failures()).isEmpty();
        }
    }

    @Test
    @Tag("nightly")
    void fromTheBranchToTheRollback() throws IOException, GitAPIException {
        apart(way -> {
            Pull pull = way.proposed();
            way.applied(pull);
            way.drifted();
            way.verified();
            way.rolledBack(pull);
        });
    }

    @Test
    @Tag("nightly")
    void aFailedApplyIsResumed() throws IOException, GitAPIException {
        apart(PullRequestWay::resumed);
    }

    @Test
    @Tag("nightly")
    void twoOnOneProject() throws IOException, GitAPIException {
        apart(PullRequestWay::together);
    }

    @Test
    @Tag("nightly")
    void aFork() throws IOException, GitAPIException {
        apart(PullRequestWay::forked);
    }
}
