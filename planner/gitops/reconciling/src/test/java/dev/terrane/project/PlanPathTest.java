package dev.terrane.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanPathTest {
    @Test
    void aBranchWithASlashIsOneFile() {
        PlanPath path = new PlanPath("plans", "live/network", "feature/x");

        assertThat(path.plan()).isEqualTo("plans/live/network/feature~x.plan.json");
        assertThat(path.readable()).isEqualTo("plans/live/network/feature~x.plan.md");
        assertThat(PlanPath.parse("plans", path.plan())).contains(path);
    }

    @Test
    void noTwoProjectsAndBranchesShareAFile() {
        assertThat(new PlanPath("plans", "a", "b/c").plan())
                .isNotEqualTo(new PlanPath("plans", "a/b", "c").plan());
    }

    @Test
    void otherFilesAreNoPlans() {
        assertThat(PlanPath.parse("plans", "plans/a/b.plan.md")).isEmpty();
        assertThat(PlanPath.parse("plans", "elsewhere/a/b.plan.json")).isEmpty();
        assertThat(PlanPath.parse("plans", "plans/b.plan.json")).isEmpty();
    }
}
