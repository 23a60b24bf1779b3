package dev.terrane.laws;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Laws that hold whatever the configuration, the state, the behaviour of the cloud and the end of the
/// process: see [World].
///
/// A failure prints its seed, and a test with fewer steps that fails likewise, to paste into
/// [KnownScenariosTest]. `-Dlaws.seed` runs one seed, `-Dlaws.runs` so many of them.
class LawsTest {
    private static final int RUNS = 2_000;
    private static final int NIGHTLY_RUNS = 100_000;

    @Test
    void holdInManyScenarios() {
        long seed = Long.getLong("laws.seed", -1);
        if (seed >= 0) {
            run(seed);
            return;
        }
        runAll(0, Integer.getInteger("laws.runs", RUNS));
    }

    @Test
    @Tag("nightly")
    void holdInVeryManyScenarios() {
        runAll(RUNS, Integer.getInteger("laws.nightly.runs", NIGHTLY_RUNS));
    }

    private static void runAll(long from, int count) {
        for (long seed = from; seed < from + count; seed++) {
            run(seed);
        }
    }

    static void run(long seed) {
        Choices choices = Choices.ofSeed(seed);
        try {
            ScenarioGenerator.scenario(choices).keepsAllLaws();
        } catch (RuntimeException e) {
            throw new AssertionError(explained(seed, choices.taken(), e), e);
        }
    }

    private static String explained(long seed, List<Integer> choices, RuntimeException failure) {
        List<Integer> least =
                Shrinking.shrink(choices, LawsTest::parts, candidate -> fails(candidate, failure));
        return "seed %d: %s%n%n%s"
                .formatted(
                        seed,
                        failure.getMessage(),
                        ScenarioGenerator.scenario(Choices.again(least))
                                .code("keepsTheLawsThatSeed" + seed + "Broke"));
    }

    private static List<Choices.Part> parts(List<Integer> numbers) {
        Choices choices = Choices.again(numbers);
        ScenarioGenerator.scenario(choices);
        return choices.parts();
    }

    /// Whether it fails likewise: with the same law, or the same exception.
    private static boolean fails(List<Integer> choices, RuntimeException like) {
        try {
            ScenarioGenerator.scenario(Choices.again(choices)).keepsAllLaws();
            return false;
        } catch (RuntimeException e) {
            return kind(e).equals(kind(like));
        }
    }

    static String kind(RuntimeException e) {
        return e instanceof LawBrokenException
                ? String.valueOf(e.getMessage()).split(":", 2)[0]
                : e.getClass().getName();
    }
}
