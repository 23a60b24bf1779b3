package dev.terrane.hcl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class TypeExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string | string",
                "any | any",
                "list | list(any)",
                "map | map(any)",
                "list(string) | list(string)",
                "set(map(number)) | set(map(number))",
                "tuple([string, bool]) | tuple([string, bool])",
                "object({ a = string, b = optional(number) }) | object({a = string, b = optional(number)})",
                "object({ a = optional(string, \"x\") }) | object({a = optional(string)})",
                "list(object({ a = any })) | list(object({a = any}))",
            })
    void readsTypes(String expression, String expected) {
        var diagnostics = new Diagnostics();
        TypeConstraint constraint =
                TypeExpression.parse(Expressions.parsed(expression), diagnostics);

        assertThat(diagnostics.list()).isEmpty();
        assertThat(constraint.type().display()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'string' | Invalid quoted type constraints: 'string'",
                "'list' | Invalid quoted type constraints: 'list'",
                "'foo' | Invalid legacy variable type hint: 'foo'",
                "strin | Invalid type specification: strin",
                "set | Invalid type specification: set",
                "object | Invalid type specification: object",
                "tuple | Invalid type specification: tuple",
                "1 + 1 | Invalid type specification: 1 + 1",
                "string() | Invalid type specification: ()",
                "any(string) | Invalid type specification: (string)",
                "list() | Invalid type specification: ()",
                "list(string, number, bool) | Invalid type specification: number, bool",
                "list(list) | Invalid type specification: list",
                "lisst(string) | Invalid type specification: lisst(string)",
                "object(string) | Invalid type specification: string",
                "object({ 'a' = string }) | Invalid type specification: 'a'",
                "object({ a = string, a = number }) | Invalid type specification: a",
                "object({ a = optional() }) | Invalid type specification: ()",
                "object({ a = optional(string, 1, 2) }) | Invalid type specification: (string, 1, 2)",
                "object({ a = optional(number, 'x') }) | Invalid default value for optional attribute: 'x'",
                "object({ a = optional(string, var.x) }) | Variables not allowed: var",
                "tuple(string) | Invalid type specification: string",
                "optional(string) | Invalid type specification: optional",
            })
    void saysWhatIsWrongWithAType(String expression, String expected) {
        var diagnostics = new Diagnostics();
        TypeExpression.parse(Expressions.parsed(expression.replace('\'', '"')), diagnostics);

        assertThat(diagnostics.list())
                .extracting(TypeExpressionTest::shown)
                .containsExactly(expected);
    }

    private static String shown(Diagnostic problem) {
        return problem.summary() + ": " + problem.where().orElseThrow().text().replace('"', '\'');
    }

    @Test
    void keepsDefaultsAtAnyDepth() {
        var constraint =
                TypeExpression.parse(
                        Expressions.parsed(
                                "list(object({ a = optional(number, \"5\"), b = optional(object({ c = optional(string, \"d\") }), {}) }))"),
                        new Diagnostics());
        Value given = Value.tuple(List.of(Value.EMPTY_OBJECT));

        Value applied = constraint.defaults().orElseThrow().apply(given);

        Value inner = Value.object(Map.of("c", Value.string("d")));
        assertThat(applied.asList())
                .containsExactly(Value.object(Map.of("a", Value.number(5), "b", inner)));
        assertThat(constraint.type()).isInstanceOf(Type.ListType.class);
    }
}
