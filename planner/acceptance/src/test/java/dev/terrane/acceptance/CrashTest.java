package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Processes that are killed while they apply lose no object and make none twice.
///
/// `-Dcrashes.kills` says how many kills the nightly run makes.
class CrashTest {
    private static final int RESOURCES = 200;

    @TempDir Path temporary;

    @Test
    void whatIsKilledGoesOnWhereItStopped() {
        Crashes crashes = new Crashes(WorkingFolder.at(temporary), 1, RESOURCES);
        crashes.live(2);
        assertThat(crashes.kills()).isPositive();
    }

    @Test
    void anApprovedPlanIsAppliedToItsEnd() {
        Crashes crashes = new Crashes(WorkingFolder.at(temporary), 2, RESOURCES);
        crashes.applyApproved(2);
        assertThat(crashes.kills()).isPositive();
    }

    @Test
    @Tag("nightly")
    void whatIsKilledLeavesNothingThatCanBeReadWhereItIsEncrypted() {
        Crashes live =
                new Crashes(WorkingFolder.at(temporary).in("live"), 3, RESOURCES).encrypted();
        live.live(4);
        Crashes approved =
                new Crashes(WorkingFolder.at(temporary).in("approved"), 4, RESOURCES).encrypted();
        approved.applyApproved(4);

        assertThat(live.kills() + approved.kills()).isGreaterThan(4);
        assertThat(live.figures().get("files looked at")).isGreaterThan(live.kills());
        System.out.println(live.figures() + " " + approved.figures());
    }

    @Test
    @Tag("nightly")
    void whatIsKilledAThousandTimesLosesNothing() {
        int wanted = Integer.getInteger("crashes.kills", 1_000);
        Map<String, Integer> figures = new TreeMap<>();
        for (long seed = 10; figures.getOrDefault("kills", 0) < wanted; seed++) {
            WorkingFolder folder = WorkingFolder.at(temporary).in("seed" + seed);
            Crashes crashes = new Crashes(folder, seed, RESOURCES);
            if (seed % 4 == 0) {
                crashes.applyApproved(6);
            } else {
                crashes.live(6);
            }
            crashes.figures().forEach((what, times) -> figures.merge(what, times, Integer::sum));
            System.out.println(figures);
        }
        assertThat(figures.get("kills")).isGreaterThanOrEqualTo(wanted);
    }
}
