package dev.terrane.cli.view;

import static dev.terrane.cli.view.Plans.object;
import static dev.terrane.cli.view.Plans.secret;
import static dev.terrane.cli.view.Plans.tuple;
import static dev.terrane.cli.view.Plans.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// As `terraform console` of 1.11.4 shows them.
class ExpressionTextTest {
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(Value.NULL, "null"),
                Arguments.of(Value.nullOf(Type.STRING), "tostring(null)"),
                Arguments.of(Value.nullOf(Type.list(Type.STRING)), "tolist(null) /* of string */"),
                Arguments.of(Value.nullOf(object("a", 1).type()), "null /* object */"),
                Arguments.of(
                        value("a\"b\\c\t\u0001ü\u00a0\ud83d\ude00"),
                        "\"a\\\"b\\\\c\\t\\x01ü\\u00a0😀\""),
                Arguments.of(value("a\nEOT\nb"), "<<EOT_\na\nEOT\nb\nEOT_"),
                Arguments.of(Value.list(Type.STRING, List.of()), "tolist([])"),
                Arguments.of(
                        Value.map(Type.NUMBER, Map.of("a", value(1))), "tomap({\n  \"a\" = 1\n})"),
                Arguments.of(
                        object("s", "x\ny", "t", tuple(secret("p"))),
                        """
                        {
                          "s" = <<-EOT
                          x
                          y
                          EOT
                          "t" = [
                            (sensitive value),
                          ]
                        }\
                        """),
                Arguments.of(Value.unknown(Type.STRING), "(known after apply)"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesAreExpressionsOfTheLanguage(Value value, String expected) {
        assertThat(ExpressionText.of(value)).isEqualTo(expected);
    }

    @Test
    void namesAreQuotedWhereTheyNeedIt() {
        assertThat(QuotedText.name("a-b_1")).isEqualTo("a-b_1");
        assertThat(QuotedText.name("1a")).isEqualTo("\"1a\"");
        assertThat(QuotedText.name("a b")).isEqualTo("\"a b\"");
    }
}
