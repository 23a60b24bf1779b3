package dev.terrane.hcl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.value.Value;

import java.util.List;

/// Text to expressions and values, for tests.
final class Expressions {
    private Expressions() {}

    static Expression parsed(String text) {
        var diagnostics = new Diagnostics();
        Expression expression = HclParser.parseExpression(Source.of("test.tf", text), diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return expression;
    }

    static Body parsedBody(String text) {
        var diagnostics = new Diagnostics();
        Body body = HclParser.parse(Source.of("test.tf", text), diagnostics).body();
        assertThat(diagnostics.list()).isEmpty();
        return body;
    }

    static List<Diagnostic> problems(String text) {
        var diagnostics = new Diagnostics();
        Evaluator.evaluate(parsed(text), TestScope.INSTANCE, diagnostics);
        return diagnostics.list();
    }

    static Value value(String text) {
        var diagnostics = new Diagnostics();
        Value value = Evaluator.evaluate(parsed(text), TestScope.INSTANCE, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return value;
    }
}
