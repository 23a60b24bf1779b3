package dev.terrane.cli.console;

import dev.terrane.cli.view.ExpressionText;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// Evaluates expressions, and writes what they give as `terraform console` does.
public final class Answering {
    private static final String INPUT = "<console-input>";

    private final Scope scope;

    public Answering(Scope scope) {
        this.scope = scope;
    }

    /// What the expression gives; nothing where it is wrong, which is reported.
    public Optional<String> answer(String text, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Expression expression = HclParser.parseExpression(Source.of(INPUT, text), own);
        Optional<String> answer =
                own.hasErrors() ? Optional.empty() : Optional.of(evaluated(expression, own));
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : answer;
    }

    /// A type is no string, so it stands without quotes.
    private String evaluated(Expression expression, Diagnostics diagnostics) {
        if (expression instanceof Expression.Call call
                && List.of("type", "core::type").contains(call.name())
                && call.arguments().size() == 1) {
            Value value = Evaluator.evaluate(call.arguments().getFirst(), scope, diagnostics);
            return TypeText.of(value.type());
        }
        return ExpressionText.of(Evaluator.evaluate(expression, scope, diagnostics));
    }
}
