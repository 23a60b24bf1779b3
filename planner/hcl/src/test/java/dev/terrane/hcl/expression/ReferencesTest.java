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

    /// `?` is a step that is not constant, `#` says that only the elements themselves matter.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a.b.id | a.b.id",
                "a.b[0].id | a.b[0].id",
                "a.b[var.k].id | a.b[?].id, var.k",
                "(a.b[(var.k)]).id | a.b[?].id, var.k",
                "'${a.b[var.k]}' | a.b[?], var.k",
                "'x${a.b.id}y' | a.b.id",
                "a.b[*].id | a.b[?].id",
                "a.b.*.id | a.b[?].id",
                "a.b[*].id[0] | a.b[?].id[0]",
                "a.b[*].c[*].d | a.b[?].c[?].d",
                "a.b[*] | a.b[?]",
                "values(a.b)[*].id | a.b[?].id",
                "values(a.b) | a.b",
                "one(a.b[*].id) | a.b[?].id",
                "[for x in a.b : x.id] | a.b#, a.b[?].id",
                "[for x in a.b : x.id if x.ok] | a.b#, a.b[?].id, a.b[?].ok",
                "[for x in a.b : x] | a.b#, a.b[?]",
                "{ for k, v in a.b : k => v.id } | a.b#, a.b[?].id",
                "[for x in a.b : [for y in x.c : y.d]] | a.b#, a.b[?].c#, a.b[?].c[?].d",
                "[for x in a.b : [for x in x.c : x.d]] | a.b#, a.b[?].c#, a.b[?].c[?].d",
                "[for x in f(a.b) : x.id] | a.b",
                "[for x in [a.b] : x.id] | a.b",
                "[for k, v in a.b : { k = v.id, (k) = c }] | a.b#, a.b[?].id, c",
                "(c ? a.b : d.e).id | c, a.b, d.e",
                "f(a.b)[*].id | a.b",
                "a[b.c].d | a[?].d, b.c",
            })
    void followsWhatIsLookedAt(String expression, String expected) {
        assertThat(
                        References.uses(Expressions.parsed(expression.replace('\'', '"'))).stream()
                                .map(ReferencesTest::display)
                                .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    private static String display(References.Use use) {
        StringBuilder text = new StringBuilder(use.path().root());
        for (Traversal.Step step : use.path().steps()) {
            text.append(
                    switch (step) {
                        case Traversal.AttributeStep attribute -> "." + attribute.name();
                        case Traversal.IndexStep index -> index.key().isKnown() ? "[0]" : "[?]";
                    });
        }
        return text + (use.elementsOnly() ? "#" : "");
    }

    private static String display(List<Traversal> found) {
        return found.stream().map(Traversals::display).collect(Collectors.joining(", "));
    }
}
