package dev.terrane.provider.plugin.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;

import dev.terrane.value.HclNumber;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tfplugin6.DynamicValue;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class DynamicValuesTest {
    private static final Type OBJECT =
            Type.object(Map.of("name", Type.STRING, "tags", Type.map(Type.STRING)));

    record Case(String name, Type type, Value value) {
        static Case of(String name, Type type, Value value) {
            return new Case(name, type, value);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> values() {
        Value unknown = Value.unknown(Type.STRING);
        return Stream.of(
                Case.of("null", Type.STRING, Value.nullOf(Type.STRING)),
                Case.of("text", Type.STRING, Value.string("né")),
                Case.of("whole number", Type.NUMBER, Value.number(-7)),
                Case.of("fraction", Type.NUMBER, Value.number(HclNumber.of(0.5))),
                Case.of("decimal", Type.NUMBER, number("0.1")),
                Case.of("large number", Type.NUMBER, number("12345678901234567890123")),
                Case.of("unknown", Type.STRING, unknown),
                Case.of("not null", Type.STRING, Refinements.notNull(unknown)),
                Case.of("prefix", Type.STRING, Refinements.prefix(unknown, "arn:")),
                Case.of(
                        "length",
                        Type.list(Type.BOOL),
                        Refinements.length(Value.unknown(Type.list(Type.BOOL)), 1, 3)),
                Case.of("any, known", Type.DYNAMIC, Value.tuple(List.of(Value.TRUE))),
                Case.of("any, unknown", Type.DYNAMIC, Value.DYNAMIC),
                Case.of("any of known type", Type.DYNAMIC, unknown),
                Case.of("any, null", Type.DYNAMIC, Value.NULL),
                Case.of(
                        "set",
                        Type.set(Type.NUMBER),
                        Value.set(Type.NUMBER, List.of(Value.number(2), Value.number(1)))),
                Case.of(
                        "object",
                        OBJECT,
                        Value.object(
                                Map.of(
                                        "name",
                                        unknown,
                                        "tags",
                                        Value.nullOf(Type.map(Type.STRING))))));
    }

    private static Value number(String text) {
        return Value.number(HclNumber.parse(text).orElseThrow());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void readsBackWhatItWrites(Case each) throws MalformedAnswer {
        assertThat(
                        DynamicValues.decode(
                                DynamicValues.encode(each.value(), each.type()), each.type()))
                .isEqualTo(each.value());
    }

    @Test
    void writesTheBytesThatProvidersRead() {
        assertThat(hex(Value.unknown(Type.STRING), Type.STRING)).isEqualTo("d40000");
        assertThat(hex(Refinements.notNull(Value.unknown(Type.STRING)), Type.STRING))
                .isEqualTo("c7030c8101c2");
        assertThat(hex(Value.string("a"), Type.DYNAMIC)).isEqualTo("92c40822737472696e6722a161");
        assertThat(hex(number("0.1"), Type.NUMBER)).isEqualTo("a3302e31");
    }

    private static String hex(Value value, Type type) {
        return HexFormat.of()
                .formatHex(DynamicValues.encode(value, type).getMsgpack().toByteArray());
    }

    @Test
    void everyAttributeIsThere() {
        Value partly = Value.object(Map.of("name", Value.string("a")));

        assertThat(hex(partly, OBJECT)).isEqualTo("82a46e616d65a161a474616773c0");
    }

    @Test
    void anExtensionOfAnyNumberIsUnknown() throws MalformedAnswer {
        assertThat(read("d47f05", Type.STRING)).isEqualTo(Value.unknown(Type.STRING));
    }

    @Test
    void whatIsNotKnownOfARefinementIsLeftOut() throws MalformedAnswer {
        // {1: false, 99: "x"}
        assertThat(read("c7060c8201c263a178", Type.STRING))
                .isEqualTo(Refinements.notNull(Value.unknown(Type.STRING)));
    }

    @Test
    void readsJsonToo() throws MalformedAnswer {
        DynamicValue json =
                DynamicValue.newBuilder()
                        .setJson(ByteString.copyFromUtf8("{\"name\":\"a\",\"tags\":{\"k\":\"v\"}}"))
                        .build();

        assertThat(DynamicValues.decode(json, OBJECT).asMap().get("name"))
                .isEqualTo(Value.string("a"));
    }

    @Test
    void whatIsNoValueIsMalformed() {
        assertThatThrownBy(() -> read("a161", Type.NUMBER)).isInstanceOf(MalformedAnswer.class);
        assertThatThrownBy(() -> read("81a46e616d65a161", OBJECT))
                .isInstanceOf(MalformedAnswer.class)
                .hasMessageContaining("\"tags\" is missing");
        assertThatThrownBy(() -> read("c1", Type.STRING)).isInstanceOf(MalformedAnswer.class);
        assertThatThrownBy(() -> read("a1", Type.STRING)).isInstanceOf(MalformedAnswer.class);
        assertThatThrownBy(() -> read("", Type.STRING)).hasMessageContaining("missing");
    }

    private static Value read(String hex, Type type) throws MalformedAnswer {
        return DynamicValues.decode(
                DynamicValue.newBuilder()
                        .setMsgpack(ByteString.copyFrom(HexFormat.of().parseHex(hex)))
                        .build(),
                type);
    }
}
