package dev.terrane.acceptance.hosting;

import dev.terrane.provider.testkit.EmulatedAws;

import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The way of a pull request on a host that is none of ours: the real Gitea, where it is installed.
@Tag("nightly")
class GiteaTest {
    @TempDir private Path folder;

    @BeforeEach
    void require() {
        boolean there = Gitea.program().isPresent();
        if (!there) {
            System.out.println("skipped: no gitea on the PATH, and no TERRANE_TEST_GITEA");
        }
        Assumptions.assumeTrue(there, "no gitea on the PATH, and no TERRANE_TEST_GITEA");
    }

    private interface Steps {
        void in(PullRequestWay way) throws IOException, GitAPIException;
    }

    private void on(Steps steps) throws IOException, GitAPIException, InterruptedException {
        EmulatedAws aws = EmulatedAws.require();
        aws.reset();
        Path root = folder.toRealPath();
        Gitea gitea = new Gitea(Files.createDirectories(root.resolve("gitea")));
        try (Team team = new Team(root, gitea, aws, Terrane.IN_THIS_PROCESS)) {
            steps.in(new PullRequestWay(team));
        }
    }

    @Test
    void fromTheBranchToTheRollback() throws Exception {
        on(way -> {
            GitHost.Pull pull = way.proposed();
            way.applied(pull);
            way.drifted();
            way.verified();
            way.rolledBack(pull);
        });
    }

    @Test
    void aFailedApplyIsResumed() throws Exception {
        on(PullRequestWay::resumed);
    }

    @Test
    void twoOnOneProject() throws Exception {
        on(PullRequestWay::together);
    }

    @Test
    void aFork() throws Exception {
        on(PullRequestWay::forked);
    }
}
