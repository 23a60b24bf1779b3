package dev.terrane.hcl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.expression.StaticExpressions.StaticCall;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticExpressionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws_vpc.a | aws_vpc.a",
                "aws_vpc.a['k'].b[0] | aws_vpc.a[\"k\"].b[0]",
                "all | all",
                "null | null",
                "true | true",
                "'a' | -",
                "'${a.b}' | -",
                "(a.b) | -",
                "1 | -",
                "f(a).b | -",
                "a[b] | -",
            })
    void readsReferencesWithoutEvaluatingThem(String expression, String expected) {
        assertThat(
                        StaticExpressions.asTraversal(
                                        Expressions.parsed(expression.replace('\'', '"')))
                                .map(Traversals::display)
                                .orElse("-"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"all, all", "a.b, -", "null, null", "5, -"})
    void readsSingleWords(String expression, String expected) {
        assertThat(StaticExpressions.asKeyword(Expressions.parsed(expression)).orElse("-"))
                .isEqualTo(expected);
    }

    @Test
    void readsListsMapsAndCalls() {
        assertThat(StaticExpressions.asList(Expressions.parsed("[a, b.c]")).orElseThrow())
                .hasSize(2);
        assertThat(StaticExpressions.asList(Expressions.parsed("f()"))).isEmpty();
        assertThat(StaticExpressions.asMap(Expressions.parsed("{ a = b }")).orElseThrow())
                .singleElement()
                .satisfies(
                        pair -> assertThat(StaticExpressions.asKeyword(pair.key())).contains("a"));
        assertThat(StaticExpressions.asCall(Expressions.parsed("list(any)")).map(StaticCall::name))
                .contains("list");
        assertThat(StaticExpressions.asCall(Expressions.parsed("(list(any))"))).isEmpty();
    }
}
