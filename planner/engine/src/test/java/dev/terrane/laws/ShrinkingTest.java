package dev.terrane.laws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

class ShrinkingTest {

    /// Words of letters; each has as many letters as its first choice says.
    private static String words(Choices choices) {
        return choices.several(
                9, "", words -> choices.several(4, words + " ", w -> w + letter(choices)));
    }

    private static char letter(Choices choices) {
        return (char) ('a' + choices.below(26));
    }

    private static List<Choices.Part> parts(List<Integer> numbers) {
        Choices choices = Choices.again(numbers);
        words(choices);
        return choices.parts();
    }

    private static String shrunk(long seed, Predicate<String> fails) {
        Choices choices = Choices.ofSeed(seed);
        words(choices);
        List<Integer> least =
                Shrinking.shrink(
                        choices.taken(),
                        ShrinkingTest::parts,
                        numbers -> fails.test(words(Choices.again(numbers))));
        return words(Choices.again(least));
    }

    private static String of(long seed) {
        return words(Choices.ofSeed(seed));
    }

    /// What comes behind stays what it is when something in front is left out.
    @Test
    void leavesOutWhatIsNotNeeded() {
        long seed =
                IntStream.range(0, 10_000)
                        .filter(s -> of(s).lastIndexOf('q') > 15 && of(s).indexOf('q') > 15)
                        .findFirst()
                        .orElseThrow();

        assertThat(shrunk(seed, words -> words.indexOf('q') >= 0)).isEqualTo(" q");
    }

    @Test
    void keepsWhatIsNeededTogether() {
        long seed =
                IntStream.range(0, 10_000)
                        .filter(s -> of(s).matches(".* .*x.* .*z.*"))
                        .findFirst()
                        .orElseThrow();

        assertThat(shrunk(seed, words -> words.matches(".* .*x.* .*z.*"))).isEqualTo(" x z");
    }
}
