package dev.terrane.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

class EqualityTest {
    private static final Value UNDECIDED = Refinements.notNull(Value.unknown(Type.BOOL));

    private static final String COMPARED =
            """
            1 == 1.0 is true
            1 == "1" is false
            "a" == "b" is false
            null == null is true
            null == 1 is false
            [1,2] == [1,2] is true
            [1,2] == [1] is false
            {"a":1} == {"a":1} is true
            {"a":1} == {"b":1} is false
            [1,null] == [1,null] is true
            "?" == "a" is unknown
            "?" == "?" is unknown
            "?" == null is unknown
            "?" == 1 is false
            ["?",1] == ["a",1] is unknown
            ["?",1] == ["a",2] is unknown
            [1,"?"] == [2,"a"] is false
            {"a":"?","b":1} == {"a":"x","b":2} is false
            """;

    static Stream<String> compared() {
        return COMPARED.lines();
    }

    @ParameterizedTest
    @MethodSource("compared")
    void compares(String row) {
        String[] parts = row.split(" == | is ", -1);
        Value expected =
                switch (parts[2]) {
                    case "true" -> Value.TRUE;
                    case "false" -> Value.FALSE;
                    default -> UNDECIDED;
                };
        Value a = Samples.value(parts[0]);
        Value b = Samples.value(parts[1]);
        assertThat(Equality.equal(a, b)).isEqualTo(expected);
        assertThat(Equality.equal(b, a)).isEqualTo(expected);
    }

    @Test
    void nullsAreEqualWhateverTheirTypes() {
        assertThat(Equality.equal(Value.nullOf(Type.STRING), Value.nullOf(Type.NUMBER)))
                .isEqualTo(Value.TRUE);
    }

    @Test
    void tuplesAreNotLists() {
        Value list = Value.list(Type.NUMBER, List.of());
        assertThat(Equality.equal(Value.EMPTY_TUPLE, list)).isEqualTo(Value.FALSE);
    }

    @Test
    void whatIsCertainOfAnUnknownValueDecides() {
        Value text = Refinements.prefix(Refinements.notNull(Value.unknown(Type.STRING)), "ami-");
        assertThat(Equality.equal(text, Value.NULL)).isEqualTo(Value.FALSE);
        assertThat(Equality.equal(text, Value.string("vpc-1"))).isEqualTo(Value.FALSE);
        assertThat(Equality.equal(text, Value.string("ami-1"))).isEqualTo(UNDECIDED);

        Value number =
                Refinements.refine(
                        Value.unknown(Type.NUMBER),
                        Refinement.NONE.withLower(HclNumber.of(5), false));
        assertThat(Equality.equal(number, Value.number(5))).isEqualTo(Value.FALSE);
        assertThat(Equality.equal(number, Value.number(6))).isEqualTo(UNDECIDED);
    }

    @Test
    void lengthsDecide() {
        Value list = Refinements.length(Value.unknown(Type.list(Type.STRING)), 1, 2);
        assertThat(Equality.equal(list, Value.list(Type.STRING, List.of()))).isEqualTo(Value.FALSE);
        assertThat(Equality.equal(list, Value.list(Type.STRING, List.of(Value.string("a")))))
                .isEqualTo(UNDECIDED);
    }

    @Test
    void aValueOfUnknownTypeIsUndecided() {
        assertThat(Equality.equal(Value.DYNAMIC, Value.number(1))).isEqualTo(UNDECIDED);
        assertThat(Equality.equal(Value.tuple(List.of(Value.DYNAMIC)), Samples.value("[1]")))
                .isEqualTo(UNDECIDED);
        assertThat(Equality.equal(Value.tuple(List.of(Value.DYNAMIC)), Samples.value("[1,2]")))
                .isEqualTo(Value.FALSE);
    }

    @Test
    void theAnswerHasAllMarks() {
        Value secret = Value.tuple(List.of(Marks.add(Value.number(1), Mark.SENSITIVE)));
        assertThat(Equality.equal(secret, Samples.value("[1]")))
                .isEqualTo(Marks.add(Value.TRUE, Mark.SENSITIVE));
    }

    @Test
    void setsAreEqualWhenTheirElementsAre() {
        Value one = Value.set(Type.STRING, List.of(Value.string("a"), Value.string("b")));
        Value two = Value.set(Type.STRING, List.of(Value.string("b"), Value.string("a")));
        assertThat(Equality.equal(one, two)).isEqualTo(Value.TRUE);
        Value open = Value.set(Type.STRING, List.of(Value.unknown(Type.STRING)));
        assertThat(Equality.equal(one, open)).isEqualTo(UNDECIDED);
    }
}
