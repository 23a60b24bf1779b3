package dev.terrane.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.git.Checkout;
import dev.terrane.reconciling.ApplyRecord.AppliedPlan;
import dev.terrane.reconciling.ApplyRecord.ChangeResult;
import dev.terrane.reconciling.ApplyRecord.Status;
import dev.terrane.reconciling.Outcomes.PlanFile;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class OutcomesTest {
    private static final String FILE = "plans/net/x.plan.json";
    private static final PlanFile PLAN = new PlanFile(FILE, "abc");

    @TempDir private Path folder;
    private Git git;
    private Checkout checkout;
    private Outcomes outcomes;

    @BeforeEach
    void start() throws IOException, GitAPIException {
        git = Git.init().setDirectory(folder.toFile()).call();
        checkout = Checkout.around(folder, Map.of()).orElseThrow();
        outcomes = new Outcomes(checkout);
    }

    @AfterEach
    void end() {
        checkout.close();
        git.close();
    }

    private String commit(String text) throws IOException, GitAPIException {
        Path file = folder.resolve(FILE);
        Files.createDirectories(file.getParent());
        if (text.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, text);
        }
        git.add().addFilepattern(".").setAll(true).call();
        return git.commit()
                .setMessage("m")
                .setAllowEmpty(true)
                .setSign(false)
                .setAuthor("a", "a@b.c")
                .setCommitter("a", "a@b.c")
                .call()
                .name();
    }

    private static ApplyRecord record(Status status) {
        return new ApplyRecord(
                "net",
                "Ann \"the admin\" <ann@x.y>",
                "2026-01-01T00:00:00Z",
                status,
                List.of(new AppliedPlan(FILE, "abc")),
                List.of(new ChangeResult("a.b[\"c\"]", List.of("delete", "create"), "done")));
    }

    @Test
    void readsWhatItNoted() throws IOException, GitAPIException {
        String commit = commit("1");
        outcomes.add(commit, record(Status.FAILED));
        outcomes.add(commit, record(Status.APPLIED));

        assertThat(outcomes.of(commit))
                .containsExactly(record(Status.FAILED), record(Status.APPLIED));
    }

    @Test
    void aFailureHoldsUntilTheProjectIsAppliedAgain() throws IOException, GitAPIException {
        String first = commit("1");
        outcomes.add(first, record(Status.FAILED));
        String second = commit("2");

        assertThat(outcomes.failure("net", second).orElseThrow().commit()).isEqualTo(first);
        assertThat(outcomes.failure("other", second)).isEmpty();

        outcomes.add(second, record(Status.APPLIED));
        assertThat(outcomes.failure("net", second)).isEmpty();
    }

    @Test
    void aPlanThatWasTakenAwayAndCameBackIsANewOne() throws IOException, GitAPIException {
        String first = commit("1");
        outcomes.add(first, record(Status.APPLIED));
        String still = commit("1");
        assertThat(outcomes.applied("net", List.of(PLAN), "plans", still)).containsExactly(PLAN);

        commit("");
        String back = commit("1");
        assertThat(outcomes.applied("net", List.of(PLAN), "plans", back)).isEmpty();
    }
}
