package dev.terrane.hcl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.JsonParser;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

class JsonExpressionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'plain' | 'plain' : string",
                "'a ${local.n} b' | 'a 5 b' : string",
                "'${local.l}' | ['a', 'b', 'c'] : list(string)",
                "'$${x}' | '${x}' : string",
                "1.5 | 1.5 : number",
                "true | true : bool",
                "null | null : any",
                "[1, '${local.s}', null] | [1, 'text', null] : tuple([number, string, any])",
                "{'a': 1, '${local.s}': [2]} | {'a': 1, 'text': [2]} : object({a = number, text = tuple([number])})",
                "{'${local.us}': 1} | ? : any sensitive?",
                "{'a': '${local.ss}'} | {'a': 'secret'} : object({a = string})",
            })
    void evaluatesStringsAsTemplates(String json, String expected) {
        var diagnostics = new Diagnostics();
        Value value = Evaluator.evaluate(parsed(json), TestScope.INSTANCE, diagnostics);

        assertThat(diagnostics.list()).isEmpty();
        assertThat(Rendering.of(value)).isEqualTo(expected.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'${nothing}' | Invalid reference: nothing",
                "['${nothing}', '${missing}'] | Invalid reference: nothing, Invalid reference: missing",
                "{'${local.ns}': 1} | Invalid object key expression: '${local.ns}'",
                "{'${local.l}': 1} | Invalid object key expression: '${local.l}'",
                "{'text': 1, '${local.s}': 2} | Duplicate object attribute: '${local.s}'",
                "'a${local.ns}' | Invalid template interpolation value: local.ns",
            })
    void pointsIntoTheFile(String json, String expected) {
        var diagnostics = new Diagnostics();
        Evaluator.evaluate(parsed(json), TestScope.INSTANCE, diagnostics);

        assertThat(diagnostics.list().stream().map(JsonExpressionsTest::shown).toList())
                .isEqualTo(List.of(expected.split(", ")));
    }

    private static String shown(Diagnostic problem) {
        return problem.summary() + ": " + problem.where().orElseThrow().text().replace('"', '\'');
    }

    @Test
    void takesStringsAsTheyAreWhereNothingCanBeReferredTo() {
        var diagnostics = new Diagnostics();
        Value value = Evaluator.evaluateConstant(parsed("'${local.n}'"), diagnostics);

        assertThat(diagnostics.list()).isEmpty();
        assertThat(value).isEqualTo(Value.string("${local.n}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'${a.b} ${c}' | a.b, c",
                "{'${k}': ['${v}', 'plain']} | k, v",
                "5 | ~~",
            })
    void findsReferences(String json, String expected) {
        assertThat(
                        References.of(parsed(json)).stream()
                                .map(Traversals::display)
                                .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @Test
    void readsStringsAsNativeSyntaxWhereNothingIsEvaluated() {
        assertThat(StaticExpressions.asTraversal(parsed("'aws_vpc.a[0]'")).map(Traversals::display))
                .contains("aws_vpc.a[0]");
        assertThat(StaticExpressions.asKeyword(parsed("'all'"))).contains("all");
        assertThat(StaticExpressions.asTraversal(parsed("'${a.b}'"))).isEmpty();
        assertThat(
                        StaticExpressions.asList(parsed("['a.b', 'c.d']")).orElseThrow().stream()
                                .flatMap(e -> StaticExpressions.asTraversal(e).stream())
                                .map(Traversal::root))
                .containsExactly("a", "c");
        assertThat(StaticExpressions.asMap(parsed("{'a': 'b.c'}")).orElseThrow()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'string' | string",
                "'list(string)' | list(string)",
                "'object({ a = optional(number, 1) })' | object({a = optional(number)})",
            })
    void readsTypes(String json, String expected) {
        var diagnostics = new Diagnostics();
        TypeConstraint constraint = TypeExpression.parse(parsed(json), diagnostics);

        assertThat(diagnostics.list()).isEmpty();
        assertThat(constraint.type().display()).isEqualTo(expected);
    }

    private static Expression parsed(String json) {
        var diagnostics = new Diagnostics();
        Expression expression =
                JsonParser.parseExpression(
                        Source.of("test.tf.json", json.replace('\'', '"')), diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return expression;
    }
}
