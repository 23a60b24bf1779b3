package dev.terrane.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.value.json.JsonText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ConversionTest {
    /// The value, the type it is converted to, what it is then, and the type that it has.
    private static final String CONVERTED =
            """
            1.50 | "string" | "1.5" | "string"
            true | "string" | "true" | "string"
            "12" | "number" | 12 | "number"
            "1" | "bool" | true | "bool"
            "false" | "bool" | false | "bool"
            null | "string" | null | "string"
            [1,"a",true] | ["list","string"] | ["1","a","true"] | ["list","string"]
            [1,"a"] | ["list","dynamic"] | ["1","a"] | ["list","string"]
            [] | ["list","dynamic"] | [] | ["list","dynamic"]
            [null,1] | ["list","dynamic"] | [null,1] | ["list","number"]
            ["b","a","b"] | ["set","string"] | ["a","b"] | ["set","string"]
            [[1],[2,"a"]] | ["set","dynamic"] | [["1"],["2","a"]] | ["set",["list","string"]]
            [{"a":1},{"b":"x"}] | ["list","dynamic"] | [{"a":"1"},{"b":"x"}] | ["list",["map","string"]]
            [{"a":1},{"a":"x"}] | ["list","dynamic"] | [{"a":"1"},{"a":"x"}] | ["list",["object",{"a":"string"}]]
            {"a":1,"b":"x"} | ["map","string"] | {"a":"1","b":"x"} | ["map","string"]
            {"a":1,"b":"x"} | ["map","dynamic"] | {"a":"1","b":"x"} | ["map","string"]
            {} | ["map","number"] | {} | ["map","number"]
            {"a":"1","b":2} | ["object",{"a":"number"}] | {"a":1} | ["object",{"a":"number"}]
            {"a":1} | ["object",{"a":"number","b":"string"},["b"]] | {"a":1,"b":null} | ["object",{"a":"number","b":"string"}]
            {"a":1} | ["object",{"a":"dynamic"}] | {"a":1} | ["object",{"a":"number"}]
            [{"a":1},{}] | ["list",["object",{"a":"string"},["a"]]] | [{"a":"1"},{"a":null}] | ["list",["object",{"a":"string"}]]
            [1,"2"] | ["tuple",["string","number"]] | ["1",2] | ["tuple",["string","number"]]
            [1] | "dynamic" | [1] | ["tuple",["number"]]
            """;

    static Stream<String> converted() {
        return CONVERTED.lines();
    }

    @ParameterizedTest
    @MethodSource("converted")
    void converts(String row) {
        String[] parts = row.split(" \\| ", -1);
        Value result = Samples.convert(Samples.value(parts[0]), parts[1]);
        assertThat(JsonText.of(result)).isEqualTo(parts[2]);
        assertThat(result.type()).isEqualTo(Samples.type(parts[3]));
    }

    @ParameterizedTest
    @MethodSource("converted")
    void isDoneAfterOnce(String row) {
        String[] parts = row.split(" \\| ", -1);
        Value once = Samples.convert(Samples.value(parts[0]), parts[1]);
        assertThat(Samples.convert(once, parts[1])).isEqualTo(once);
    }

    private static final String REFUSED =
            """
            "twelve" | "number" | a number is required
            "yes" | "bool" | a bool is required
            "True" | "bool" | a bool is required; write "true" in small letters
            1 | "bool" | a bool is required, not a number
            [1] | "string" | a string is required, not a tuple
            {"cidr":"x"} | ["object",{"cidr":"number"}] | attribute "cidr": a number is required
            {"a":{"b":["x"]}} | ["object",{"a":["object",{"b":["list","number"]}]}] | a.b[0]: a number is required
            {"a":[1]} | ["map","string"] | element ["a"]: a string is required, not a tuple
            {} | ["object",{"a":"string"}] | the attribute "a" is required
            {} | ["object",{"a":"string","b":"string"}] | the attributes "a", "b" are required
            [{"a":1},{}] | ["list",["object",{"a":"number"}]] | element [1]: the attribute "a" is required
            [1] | ["tuple",["number","number"]] | a tuple of 2 elements is required, not of 1
            [1,{}] | ["list","dynamic"] | all elements of a list of any must have one type
            "a" | ["list","string"] | a list of string is required, not a string
            """;

    static Stream<String> refused() {
        return REFUSED.lines();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhereAndWhyItCannotConvert(String row) {
        String[] parts = row.split(" \\| ", -1);
        assertThatThrownBy(
                        () -> Conversion.convert(Samples.value(parts[0]), Samples.type(parts[1])))
                .isInstanceOf(ConversionException.class)
                .hasMessage(parts[2]);
    }

    @Test
    void mapsBecomeObjectsWhereTheyHaveWhatIsAskedFor() {
        Value map = Value.map(Type.STRING, Map.of("a", Value.string("1"), "c", Value.string("x")));
        Value object =
                Samples.convert(map, "[\"object\",{\"a\":\"number\",\"b\":\"string\"},[\"b\"]]");
        assertThat(JsonText.of(object)).isEqualTo("{\"a\":1,\"b\":null}");
        assertThatThrownBy(() ->
                        Conversion.convert(map, Samples.type("[\"object\",{\"b\":\"string\"}]")))
                .hasMessage("the attribute \"b\" is required");
    }

    @Test
    void marksStayWhereTheyAre() {
        Value secret = Marks.add(Value.number(1), Mark.SENSITIVE);
        Value list =
                Samples.convert(
                        Value.tuple(List.of(secret, Value.number(2))), "[\"list\",\"string\"]");
        assertThat(list.marks()).isEmpty();
        assertThat(list.asList())
                .containsExactly(Marks.add(Value.string("1"), Mark.SENSITIVE), Value.string("2"));
    }

    @Test
    void marksOfElementsGoToASet() {
        Value secret = Marks.add(Value.number(1), Mark.SENSITIVE);
        Value set = Samples.convert(Value.tuple(List.of(secret)), "[\"set\",\"string\"]");
        assertThat(set.marks()).containsExactly(Mark.SENSITIVE);
    }

    @Test
    void unknownStaysUnknownOfTheNewType() {
        Value number = Refinements.notNull(Value.unknown(Type.NUMBER));
        assertThat(Samples.convert(number, "\"string\""))
                .isEqualTo(Refinements.notNull(Value.unknown(Type.STRING)));
        assertThat(Samples.convert(Value.DYNAMIC, "[\"list\",\"string\"]"))
                .isEqualTo(Value.unknown(Type.list(Type.STRING)));
    }

    @Test
    void anUnknownTupleBecomesAListOfItsLength() {
        Value tuple = Value.unknown(Type.tuple(List.of(Type.NUMBER, Type.STRING)));
        Value list = Samples.convert(Refinements.notNull(tuple), "[\"list\",\"dynamic\"]");
        assertThat(list)
                .isEqualTo(
                        Value.list(
                                Type.STRING,
                                List.of(Value.unknown(Type.STRING), Value.unknown(Type.STRING))));
    }

    @Test
    void aSetWithUnknownElementsBecomesAnUnknownList() {
        Value set = Value.set(Type.STRING, List.of(Value.string("a"), Value.unknown(Type.STRING)));
        assertThat(Samples.convert(set, "[\"list\",\"string\"]"))
                .isEqualTo(Value.unknown(Type.list(Type.STRING)));
    }

    @Test
    void unknownElementsConvertInPlace() {
        Value list = Samples.convert(Samples.value("[1,\"?\"]"), "[\"list\",\"number\"]");
        assertThat(list.asList()).containsExactly(Value.number(1), Value.unknown(Type.NUMBER));
    }

    @Test
    void whatIsOfTheTypeAlreadyIsNotCopied() {
        Value list = Value.list(Type.STRING, List.of(Value.string("a")));
        assertThat(Samples.convert(list, "[\"list\",\"string\"]")).isSameAs(list);
    }

    @Test
    void onlyTextIsSafeForEveryPrimitive() {
        assertThat(Conversion.canConvertSafely(Type.NUMBER, Type.STRING)).isTrue();
        assertThat(Conversion.canConvertSafely(Type.STRING, Type.NUMBER)).isFalse();
        assertThat(Conversion.canConvert(Type.STRING, Type.NUMBER)).isTrue();
        assertThat(Conversion.canConvert(Type.BOOL, Type.NUMBER)).isFalse();
    }
}
