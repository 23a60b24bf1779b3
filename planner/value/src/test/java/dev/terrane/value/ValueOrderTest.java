package dev.terrane.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The orders are answers of `terraform console`, version 1.11.4.
class ValueOrderTest {
    @Test
    void textIsInTheOrderOfItsBytes() {
        assertThat(
                        Stream.of("b", "a", "é", "z", "ﬀ", "😀", "", "B")
                                .sorted(ValueOrder::compareStrings))
                .containsExactly("", "B", "a", "b", "z", "é", "ﬀ", "😀");
    }

    @Test
    void mapsAreInTheOrderOfTheBytesOfTheirKeys() {
        Value map =
                Value.map(
                        Type.NUMBER,
                        Map.of("ﬀ", Value.number(1), "😀", Value.number(2), "z", Value.number(3)));
        assertThat(map.asMap().keySet()).containsExactly("z", "ﬀ", "😀");
    }

    @Test
    void primitiveElementsOfASetAreInTheirOwnOrder() {
        assertThat(Value.set(Type.NUMBER, numbers("1", "10", "2", "-1", "1.0")).asList())
                .isEqualTo(numbers("-1", "1", "2", "10"));
        assertThat(Value.set(Type.BOOL, List.of(Value.TRUE, Value.FALSE)).asList())
                .containsExactly(Value.FALSE, Value.TRUE);
    }

    @Test
    void nullComesLastAndUnknownBeforeIt() {
        Value none = Value.nullOf(Type.STRING);
        Value unknown = Value.unknown(Type.STRING);
        assertThat(Value.set(Type.STRING, List.of(none, unknown, Value.string("z"), none)).asList())
                .containsExactly(Value.string("z"), unknown, none);
    }

    @Test
    void otherElementsOfASetAreInTheOrderOfTheirTexts() {
        assertThat(setOfLists("1.5", "1e30", "0.00001", "123456789012", "12345678901.5", "1e9"))
                .containsExactlyElementsOf(
                        lists("12345678901.5", "123456789012", "1.5", "1e9", "1e30", "0.00001"));
    }

    @Test
    void textInElementsIsOrderedAsItIsQuoted() {
        List<Value> elements =
                Stream.of("a\nb", "é", "\u0001", "😀", "\u00a0", "~", "a\"b")
                        .map(text -> Value.list(Type.STRING, List.of(Value.string(text))))
                        .toList();
        assertThat(Value.set(Type.list(Type.STRING), elements).asList())
                .extracting(list -> list.asList().get(0).asString())
                .containsExactly("\u00a0", "\u0001", "a\"b", "a\nb", "~", "é", "😀");
    }

    @Test
    void unknownElementsStayApart() {
        Value unknown = Value.unknown(Type.STRING);
        assertThat(Value.set(Type.STRING, List.of(unknown, unknown)).asList()).hasSize(2);
    }

    @Test
    void marksOfElementsGoToTheSet() {
        Value secret = Marks.add(Value.string("a"), Mark.SENSITIVE);
        Value set = Value.set(Type.STRING, List.of(secret, Value.string("a")));
        assertThat(set.hasMark(Mark.SENSITIVE)).isTrue();
        assertThat(set.unmarked().asList()).containsExactly(Value.string("a"));
    }

    private static List<Value> setOfLists(String... numbers) {
        return Value.set(Type.list(Type.NUMBER), lists(numbers)).asList();
    }

    private static List<Value> lists(String... numbers) {
        return numbers(numbers).stream().map(n -> Value.list(Type.NUMBER, List.of(n))).toList();
    }

    private static List<Value> numbers(String... numbers) {
        return Stream.of(numbers)
                .map(text -> Value.number(HclNumber.parse(text).orElseThrow()))
                .toList();
    }
}
