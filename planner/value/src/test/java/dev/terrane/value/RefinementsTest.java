package dev.terrane.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class RefinementsTest {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "a, ''",
        "boo, bo",
        "ami-, ami-",
        "ami-1, ami-",
        "https://, https://",
        "'hello ', 'hello '",
        "hello 가, 'hello '",
        "hello 🤷🏽‍♂️, 'hello '",
        "hello 🤷, 'hello '",
        "foo.bar., foo.bar.",
    })
    void aPrefixEndsWhereLaterTextCannotChangeIt(String text, String safe) {
        assertThat(SafePrefix.of(text)).isEqualTo(safe);
    }

    @Test
    void aLineBreakMayYetBeJoined() {
        assertThat(SafePrefix.of("boop\r")).isEqualTo("boop");
    }

    @Test
    void whatHasNoChoiceLeftIsKnown() {
        Type list = Type.list(Type.STRING);
        Value unknown = Value.unknown(Type.STRING);
        assertThat(length(list, 0, 0)).isEqualTo(Value.list(Type.STRING, List.of()));
        assertThat(length(list, 2, 2))
                .isEqualTo(Value.list(Type.STRING, List.of(unknown, unknown)));
        assertThat(length(Type.set(Type.STRING), 0, 0))
                .isEqualTo(Value.set(Type.STRING, List.of()));
        assertThat(length(Type.set(Type.STRING), 1, 1))
                .isEqualTo(Value.set(Type.STRING, List.of(unknown)));
        assertThat(length(Type.map(Type.STRING), 0, 0)).isEqualTo(Value.map(Type.STRING, Map.of()));
        assertThat(range("3", "3")).isEqualTo(Value.number(3));
    }

    @Test
    void whatMayStillBeNullOrOtherStaysUnknown() {
        assertThat(Refinements.length(Value.unknown(Type.list(Type.STRING)), 0, 0).isKnown())
                .isFalse();
        assertThat(length(Type.set(Type.STRING), 2, 2).isKnown()).isFalse();
        assertThat(length(Type.map(Type.STRING), 1, 1).isKnown()).isFalse();
        assertThat(range("3", "4").isKnown()).isFalse();
    }

    private static Value length(Type type, int min, int max) {
        return Refinements.length(Refinements.notNull(Value.unknown(type)), min, max);
    }

    private static Value range(String min, String max) {
        Refinement range =
                Refinement.NOT_NULL.withLower(number(min), true).withUpper(number(max), true);
        return Refinements.refine(Value.unknown(Type.NUMBER), range);
    }

    private static HclNumber number(String text) {
        return HclNumber.parse(text).orElseThrow();
    }

    @Test
    void narrowingKeepsTheTighterBound() {
        Refinement wide = Refinement.NONE.withLower(number("1"), true).withLength(1, 9);
        Refinement tight = Refinement.NONE.withLower(number("1"), false).withLength(0, 5);
        assertThat(wide.and(tight))
                .isEqualTo(Refinement.NONE.withLower(number("1"), false).withLength(1, 5));
        assertThat(wide.or(tight))
                .isEqualTo(Refinement.NONE.withLower(number("1"), true).withLength(0, 9));
    }

    @Test
    void eitherOfTwoPrefixesLeavesWhatTheyShare() {
        Refinement one = Refinement.NOT_NULL.withPrefix("https://a");
        Refinement two = Refinement.NONE.withPrefix("https://b");
        assertThat(one.or(two)).isEqualTo(Refinement.NONE.withPrefix("https://"));
    }

    @Test
    void marksAndKnownValuesStay() {
        Value secret = Marks.add(Value.unknown(Type.STRING), Mark.SENSITIVE);
        assertThat(Refinements.notNull(secret).marks()).containsExactly(Mark.SENSITIVE);
        assertThat(Refinements.notNull(Value.string("a"))).isEqualTo(Value.string("a"));
        assertThat(Refinements.notNull(Value.DYNAMIC)).isSameAs(Value.DYNAMIC);
    }

    @Test
    void arithmeticKeepsBounds() {
        Refinement atLeastOne = Refinement.NOT_NULL.withLower(number("1"), true);
        Value unknown = Refinements.refine(Value.unknown(Type.NUMBER), atLeastOne);
        assertThat(Refinements.ofArithmetic(HclNumber::add, unknown, Value.number(2)))
                .isEqualTo(Refinement.NOT_NULL.withLower(number("3"), true));
        assertThat(Refinements.ofArithmetic(HclNumber::subtract, Value.number(2), unknown))
                .isEqualTo(Refinement.NOT_NULL.withUpper(number("1"), true));
    }

    @Test
    void whatIsCertainOfKnownValues() {
        assertThat(Refinements.of(Value.string("ab")))
                .isEqualTo(Refinement.NOT_NULL.withPrefix("ab"));
        Value set = Value.set(Type.STRING, List.of(Value.string("a"), Value.unknown(Type.STRING)));
        assertThat(Refinements.of(set)).isEqualTo(Refinement.NOT_NULL.withLength(1, 2));
        assertThat(Refinements.of(Value.NULL)).isEqualTo(Refinement.NONE);
    }
}
