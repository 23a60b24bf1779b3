package dev.terrane.evaluating;

import dev.terrane.config.Repetition;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.NamedValues;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Evaluates `count`, `for_each` and `enabled`.
final class Expander {
    private static final int MOST_INSTANCES = 1_000_000;

    private Expander() {}

    /// Nothing where the repetition can not be told; the reason was reported then, unless it is that
    /// something failed that it needs.
    static Optional<Expansion> expand(
            Phase phase, Repetition repetition, ModuleScope scope, Diagnostics diagnostics) {
        if (phase == Phase.VALIDATE) {
            return ValidationExpansion.expand(repetition, scope, diagnostics);
        }
        Diagnostics own = new Diagnostics();
        Optional<Expansion> expansion = expand(repetition, scope, own);
        if (phase.isVoid(scope)) {
            return Optional.empty();
        }
        diagnostics.addAll(own);
        return expansion;
    }

    /// Nothing where the repetition can not be told; the reason was reported then.
    static Optional<Expansion> expand(Repetition repetition, Scope scope, Diagnostics diagnostics) {
        return switch (repetition) {
            case Repetition.Single single -> Optional.of(Expansion.SINGLE);
            case Repetition.Count count -> count(count.expression(), scope, diagnostics);
            case Repetition.ForEach each -> forEach(each.expression(), scope, diagnostics);
            case Repetition.Enabled enabled -> enabled(enabled.expression(), scope, diagnostics);
        };
    }

    private static Optional<Expansion> count(
            Expression expression, Scope scope, Diagnostics diagnostics) {
        Optional<Value> evaluated = evaluate(expression, scope, diagnostics);
        if (evaluated.isEmpty()) {
            return Optional.empty();
        }
        Value value = evaluated.get().withoutMarksDeep();
        String problem = countProblem(evaluated.get(), value);
        if (problem != null) {
            diagnostics.add(
                    Diagnostic.error("Invalid count argument", problem, expression.range())
                            .withValues(NamedValues.withUnknown(expression, scope)));
            return Optional.empty();
        }
        return countOf(value, expression, diagnostics);
    }

    private static @org.jspecify.annotations.Nullable String countProblem(
            Value given, Value value) {
        if (given.containsMark(Mark.EPHEMERAL)) {
            return "The number of instances has to be remembered, so it can not come from an"
                    + " ephemeral value.";
        }
        if (!value.isKnown()) {
            return "How many instances there are has to be known when planning, and this value is"
                    + " known only after apply. Use a value from the configuration itself, or apply"
                    + " what it depends on first with -target.";
        }
        return value.isNull() ? "The value is null; a whole number of 0 or more is needed." : null;
    }

    private static Optional<Expansion> countOf(
            Value value, Expression expression, Diagnostics diagnostics) {
        try {
            Value number = Conversion.convert(value, Type.NUMBER);
            OptionalLong count = number.asNumber().asLong();
            if (count.isPresent()
                    && count.getAsLong() >= 0
                    && count.getAsLong() <= MOST_INSTANCES) {
                return Optional.of(Expansion.count((int) count.getAsLong()));
            }
            diagnostics.error(
                    "Invalid count argument",
                    "The value is %s; a whole number of 0 or more is needed."
                            .formatted(number.asNumber()),
                    expression.range());
        } catch (ConversionException e) {
            diagnostics.error(
                    "Invalid count argument",
                    "A whole number is needed: %s.".formatted(e.getMessage()),
                    expression.range());
        }
        return Optional.empty();
    }

    private static Optional<Expansion> enabled(
            Expression expression, Scope scope, Diagnostics diagnostics) {
        Optional<Value> evaluated = evaluate(expression, scope, diagnostics);
        if (evaluated.isEmpty()) {
            return Optional.empty();
        }
        try {
            Value truth = Conversion.convert(evaluated.get(), Type.BOOL);
            if (truth.isKnown() && !truth.isNull() && !truth.containsMark(Mark.EPHEMERAL)) {
                boolean there = truth.withoutMarksDeep().asBool();
                return Optional.of(there ? Expansion.SINGLE : Expansion.NONE);
            }
            diagnostics.error(
                    "Invalid enabled argument",
                    "Whether the object is wanted has to be true or false when planning, and remembered: this value is null, ephemeral, or known only after apply.",
                    expression.range());
        } catch (ConversionException e) {
            diagnostics.error(
                    "Invalid enabled argument",
                    "True or false is needed: %s.".formatted(e.getMessage()),
                    expression.range());
        }
        return Optional.empty();
    }

    private static Optional<Expansion> forEach(
            Expression expression, Scope scope, Diagnostics diagnostics) {
        Optional<Value> evaluated = evaluate(expression, scope, diagnostics);
        if (evaluated.isEmpty()) {
            return Optional.empty();
        }
        String problem = ForEachProblems.of(evaluated.get());
        if (problem != null) {
            diagnostics.add(
                    Diagnostic.error("Invalid for_each argument", problem, expression.range())
                            .withValues(NamedValues.withUnknown(expression, scope)));
            return Optional.empty();
        }
        return Optional.of(Expansion.forEach(elements(evaluated.get().unmarked())));
    }

    private static Map<String, Value> elements(Value value) {
        if (!(value instanceof Value.SetValue set)) {
            return value.asMap();
        }
        Map<String, Value> elements = new LinkedHashMap<>();
        set.elements().forEach(element -> elements.put(element.asString(), element));
        return elements;
    }

    private static Optional<Value> evaluate(
            Expression expression, Scope scope, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Value value = Evaluator.evaluate(expression, scope, own);
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(value);
    }
}
