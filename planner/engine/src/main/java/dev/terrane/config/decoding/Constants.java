package dev.terrane.config.decoding;

import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Arguments that have to be constant.
final class Constants {
    private Constants() {}

    static boolean bool(Optional<Attribute> attribute, boolean otherwise, Diagnostics diagnostics) {
        return attribute
                .flatMap(found -> value(found.expression(), Type.BOOL, diagnostics))
                .map(value -> value instanceof Value.BoolValue truth && truth.truth())
                .orElse(otherwise);
    }

    static Optional<String> string(Optional<Attribute> attribute, Diagnostics diagnostics) {
        return attribute
                .flatMap(found -> value(found.expression(), Type.STRING, diagnostics))
                .map(value -> value instanceof Value.StringValue text ? text.text() : "");
    }

    /// A known value of that type that is not null; anything else is reported.
    private static Optional<Value> value(
            Expression expression, Type type, Diagnostics diagnostics) {
        Value given = Evaluator.evaluateConstant(expression, diagnostics);
        try {
            Value value = Conversion.convert(given, type);
            if (!value.isNull() && value.isKnown()) {
                return Optional.of(value);
            }
            unsuitable(
                    "a value that is known, and not null, has to stand here",
                    expression,
                    diagnostics);
        } catch (ConversionException e) {
            unsuitable(e.getMessage(), expression, diagnostics);
        }
        return Optional.empty();
    }

    private static void unsuitable(
            @Nullable String reason, Expression expression, Diagnostics diagnostics) {
        diagnostics.error(
                "Unsuitable value type",
                "This value can not be used: %s.".formatted(reason),
                expression.range());
    }

    /// The constraint that an argument sets; nothing where it is null, or was reported.
    static Optional<VersionConstraint> version(Attribute attribute, Diagnostics diagnostics) {
        SourceRange range = attribute.expression().range();
        int before = diagnostics.size();
        Value given = Evaluator.evaluateConstant(attribute.expression(), diagnostics);
        if (diagnostics.size() > before || given.isNull()) {
            return Optional.empty();
        }
        try {
            Value text = Conversion.convert(given, Type.STRING);
            return text instanceof Value.StringValue string
                    ? version(string.text(), range, diagnostics)
                    : Optional.empty();
        } catch (ConversionException e) {
            diagnostics.error(
                    "Invalid version constraint",
                    "\"%s\" needs a string, such as \">= 1.2, < 2.0\".".formatted(attribute.name()),
                    range);
            return Optional.empty();
        }
    }

    static Optional<VersionConstraint> version(
            String text, SourceRange range, Diagnostics diagnostics) {
        Optional<VersionConstraint> constraint = VersionConstraint.parse(text);
        if (constraint.isEmpty()) {
            diagnostics.error(
                    "Invalid version constraint",
                    "\"%s\" is no version constraint. Write comparisons with commas between them, such as \"~> 1.2\" or \">= 1.2, < 2.0\"."
                            .formatted(text),
                    range);
        }
        return constraint;
    }
}
