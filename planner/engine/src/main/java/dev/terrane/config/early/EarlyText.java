package dev.terrane.config.early;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Optional;

/// A text that has to be known early, and is written down where everybody can read it.
public final class EarlyText {
    private EarlyText() {}

    /// The text, or nothing where it is none: that is reported.
    ///
    /// @param what it is, for messages: `the source of a module`
    public static Optional<String> of(
            Expression expression, Scope scope, String what, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Value value = Evaluator.evaluate(expression, scope, own);
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : text(value, expression, what, diagnostics);
    }

    private static Optional<String> text(
            Value value, Expression expression, String what, Diagnostics diagnostics) {
        if (value instanceof Value.MarkedValue) {
            return unsuitable(
                    "%s is written to files, so it can not be sensitive or ephemeral"
                            .formatted(what),
                    expression,
                    diagnostics);
        }
        try {
            Value text = Conversion.convert(value, Type.STRING);
            return text instanceof Value.StringValue string
                    ? Optional.of(string.text())
                    : unsuitable(
                            "%s has to be known, and not null".formatted(what),
                            expression,
                            diagnostics);
        } catch (ConversionException e) {
            return unsuitable(String.valueOf(e.getMessage()), expression, diagnostics);
        }
    }

    private static Optional<String> unsuitable(
            String reason, Expression expression, Diagnostics diagnostics) {
        diagnostics.error(
                "Unsuitable value",
                "This value can not be used: %s.".formatted(reason),
                expression.range());
        return Optional.empty();
    }
}
