package dev.terrane.hcl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.syntax.Traversal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

class ReferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1 + 2 | ",
                "a.b + c['k'].d | a.b, c[\"k\"].d",
                "'x${a.b}y' | a.b",
                "'%{if a}${b}%{endif}' | a, b",
                "[a, { k = b, (c) = d }] | a, b, c, d",
                "{ a.b = 1 } | a.b",
                "[for x in xs : x + y if x] | xs, y",
                "[for x in x : x] | x",
                "{ for k, v in m : k => v } | m",
                "[for x in a : [for y in x : x + y + z]] | a, z",
                "a[*].b[c] | a, c",
                "a[b.c].d | a, b.c",
                "f(a, b...) | a, b",
                "c ? a : -b | c, a, b",
                "f(a).b | a",
            })
    void findsNamesOfTheScope(String expression, String expected) {
        assertThat(display(References.of(Expressions.parsed(expression.replace('\'', '"')))))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void findsNamesInBlocksButNotIteratorsOfDynamicOnes() {
        var body =
                Expressions.parsedBody(
                        """
                        a = x.a
                        inner {
                          b = x.b
                        }
                        dynamic "rule" {
                          for_each = x.rules
                          content {
                            port = rule.value
                            name = x.name
                          }
                        }
                        dynamic "rule" {
                          for_each = rule.outside
                          iterator = it
                          content {
                            port = it.value + rule.inside
                          }
                        }
                        """);

        assertThat(display(References.of(body)))
                .isEqualTo("x.a, x.b, x.rules, x.name, rule.outside, rule.inside");
    }

    @Test
    void theTypeThatConvertTakesNamesNothing() {
        for (String name : List.of("convert", "core::convert")) {
            var call =
                    Expressions.parsed(name + "(var.a, object({ a = number, b = list(string) }))");
            assertThat(display(References.of(call))).isEqualTo("var.a");
        }
    }

    @Test
    void knowsWhatDependsOnNothing() {
        assertThat(References.isConstant(Expressions.parsed("upper(\"a\") == 1"))).isTrue();
        assertThat(References.isConstant(Expressions.parsed("var.a"))).isFalse();
    }

    private static String display(List<Traversal> found) {
        return found.stream().map(Traversals::display).collect(Collectors.joining(", "));
    }
}
