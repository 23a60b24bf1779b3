package dev.terrane.value.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import dev.terrane.value.HclNumber;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ValueJsonTest {
    private static final String WRITTEN =
            """
            "string" | "a<b"
            "number" | 12345678901234567890.5
            "number" | 100000000000000000000000000000000
            "bool" | true
            ["list","string"] | ["a",null]
            ["set","number"] | [1,2,10]
            ["map","bool"] | {"a":true,"é":false}
            ["object",{"a":"string","b":["list","number"]}] | {"a":"x","b":[]}
            ["tuple",["string","dynamic"]] | ["a",{"value":1,"type":"number"}]
            "dynamic" | {"value":{"a":[1]},"type":["object",{"a":["tuple",["number"]]}]}
            "dynamic" | {"value":null,"type":"string"}
            "dynamic" | null
            ["map","dynamic"] | {}
            """;

    static Stream<String> written() {
        return WRITTEN.lines();
    }

    @ParameterizedTest
    @MethodSource("written")
    void readsWhatItWrites(String row) throws IOException {
        String[] parts = row.split(" \\| ", -1);
        Type type = type(parts[0]);
        assertThat(write(read(parts[1], type), type)).isEqualTo(parts[1].replace("<", "\\u003c"));
    }

    @Test
    void readsTheTypeBeforeOrAfterTheValue() throws IOException {
        assertThat(read("{\"type\":\"number\",\"value\":1.50}", Type.DYNAMIC))
                .isEqualTo(Value.number(HclNumber.parse("1.5").orElseThrow()));
    }

    @Test
    void missingAttributesAreNull() throws IOException {
        assertThat(read("{}", type("[\"object\",{\"a\":\"string\"}]")))
                .isEqualTo(Value.object(Map.of("a", Value.nullOf(Type.STRING))));
    }

    @Test
    void takesTextForNumbersAndNumbersForText() throws IOException {
        assertThat(read("\"12\"", Type.NUMBER)).isEqualTo(Value.number(12));
        assertThat(read("1.50", Type.STRING)).isEqualTo(Value.string("1.50"));
        assertThat(read("\"true\"", Type.BOOL)).isEqualTo(Value.TRUE);
    }

    private static final String REFUSED =
            """
            "number" | "x" | a number is required
            ["list","number"] | {} | an array is required
            ["object",{"a":"string"}] | {"b":1} | there is no attribute "b"
            ["object",{"a":["list","number"]}] | {"a":[1,true]} | a[1]: a number is required
            ["tuple",["string"]] | [] | an array of 1 elements is required
            ["tuple",["string"]] | ["a","b"] | an array of 1 elements is required
            "dynamic" | {"value":1} | a value and its type are required
            "dynamic" | {"value":1,"type":"text"} | there is no type "text"
            """;

    static Stream<String> refused() {
        return REFUSED.lines();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhereTheJsonIsOfAnotherType(String row) {
        String[] parts = row.split(" \\| ", -1);
        assertThatThrownBy(() -> read(parts[1], type(parts[0])))
                .isInstanceOfSatisfying(
                        JsonProblem.class,
                        problem -> assertThat(problem.reason()).isEqualTo(parts[2]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"string\"",
                "\"dynamic\"",
                "[\"map\",[\"set\",\"bool\"]]",
                "[\"tuple\",[\"string\",[\"tuple\",[]]]]",
                "[\"object\",{\"a\":[\"object\",{}],\"b\":\"number\"},[\"a\"]]",
            })
    void typesSurviveTheWayThereAndBack(String json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = DocumentJson.FACTORY.createGenerator(text)) {
            TypeJson.write(generator, type(json));
        }
        assertThat(text).hasToString(json);
    }

    @Test
    void writesTheTextOfJsonencode() {
        Value value =
                Value.object(
                        Map.of(
                                "b", Value.string("<a>&\u2028\u007f\u0001\b\f\n\t\"\\é😀"),
                                "a",
                                        Value.tuple(
                                                List.of(
                                                        Value.NULL,
                                                        Value.EMPTY_OBJECT,
                                                        Value.EMPTY_TUPLE))));
        assertThat(JsonText.of(value))
                .isEqualTo(
                        "{\"a\":[null,{},[]],\"b\":\"\\u003ca\\u003e\\u0026\\u2028\u007f\\u0001\\b\\f\\n\\t\\\"\\\\é😀\"}");
    }

    @Test
    void documentsAreEscapedAsJsonencodeDoes() throws IOException {
        Value text = Value.string("<a>&\u2028\u2029\u007f\u0001\u001f\b\f\n\t\"\\é😀");
        assertThat(write(text, Type.STRING)).isEqualTo(JsonText.of(text));
    }

    @Test
    void takesTypesFromTheJson() throws IOException {
        Value value = ImpliedJson.read("{\"a\":1.0e2,\"b\":[null,\"x\"],\"a\":3}");
        assertThat(value)
                .isEqualTo(
                        Value.object(
                                Map.of(
                                        "a", Value.number(3),
                                        "b", Value.tuple(List.of(Value.NULL, Value.string("x"))))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "1 2", "{\"a\":1,\"a\":\"x\"}", "nul", "[1,]"})
    void refusesWhatIsNotOneValue(String text) {
        assertThatThrownBy(() -> ImpliedJson.read(text)).isInstanceOf(IOException.class);
    }

    private static Type type(String json) throws IOException {
        try (JsonParser parser = DocumentJson.FACTORY.createParser(json)) {
            return TypeJson.read(parser);
        }
    }

    private static Value read(String json, Type type) throws IOException {
        try (JsonParser parser = DocumentJson.FACTORY.createParser(json)) {
            return ValueJson.read(parser, type);
        }
    }

    private static String write(Value value, Type type) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = DocumentJson.FACTORY.createGenerator(text)) {
            ValueJson.write(generator, value, type);
        }
        return text.toString();
    }
}
