package dev.terrane.evaluating;

import dev.terrane.config.Condition;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Severity;
import dev.terrane.evaluating.ConditionOutcome.Result;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.NamedValues;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Optional;

/// Evaluates conditions with their error messages.
final class Conditions {
    private Conditions() {}

    /// @param summary of the diagnostic when a condition is false
    /// @param severity of that diagnostic: failed checks only warn
    record Kind(String name, String summary, Severity severity) {
        static final Kind VALIDATION =
                new Kind("var", "Invalid value for variable", Severity.ERROR);
        static final Kind PRECONDITION =
                new Kind("resource", "Resource precondition failed", Severity.ERROR);
        static final Kind POSTCONDITION =
                new Kind("resource", "Resource postcondition failed", Severity.ERROR);
        static final Kind OUTPUT =
                new Kind("output_value", "Module output value precondition failed", Severity.ERROR);
        static final Kind CHECK =
                new Kind("check", "Check block assertion failed", Severity.WARNING);
    }

    record Outcome(Result result, String problem) {}

    static Outcome evaluate(Condition condition, Kind kind, Scope scope, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Value given = Evaluator.evaluate(condition.condition(), scope, own);
        Optional<Value> truth = own.hasErrors() ? Optional.empty() : asBool(given, condition, own);
        diagnostics.addAll(kind.severity() == Severity.WARNING ? own.asWarnings() : own.list());
        if (truth.isEmpty()) {
            return new Outcome(Result.ERROR, "");
        }
        if (!truth.get().isKnown()) {
            return new Outcome(Result.UNKNOWN, "");
        }
        return truth.get().asBool()
                ? new Outcome(Result.PASS, "")
                : failed(condition, kind, scope, diagnostics);
    }

    private static Optional<Value> asBool(Value given, Condition condition, Diagnostics own) {
        try {
            Value truth = Conversion.convert(given, Type.BOOL).withoutMarksDeep();
            if (!truth.isNull()) {
                return Optional.of(truth);
            }
            own.error(
                    "Invalid condition result",
                    "The condition is null; it has to be true or false.",
                    condition.condition().range());
        } catch (ConversionException e) {
            own.error(
                    "Invalid condition result",
                    "The condition has to be true or false: %s.".formatted(e.getMessage()),
                    condition.condition().range());
        }
        return Optional.empty();
    }

    private static Outcome failed(
            Condition condition, Kind kind, Scope scope, Diagnostics diagnostics) {
        String message = message(condition.errorMessage(), kind, scope, diagnostics);
        diagnostics.add(
                new Diagnostic(
                        kind.severity(),
                        kind.summary(),
                        message,
                        condition.condition().range(),
                        condition.condition().range(),
                        NamedValues.in(condition.condition(), scope),
                        null));
        return new Outcome(Result.FAIL, message);
    }

    private static String message(
            Expression expression, Kind kind, Scope scope, Diagnostics diagnostics) {
        Value message = Evaluator.evaluate(expression, scope, diagnostics);
        if (message.containsMark(Mark.EPHEMERAL)) {
            diagnostics.add(ephemeral(expression, kind));
            return "The error message is made from ephemeral values, so it is not shown.";
        }
        if (message.containsMark(Mark.SENSITIVE)) {
            diagnostics.warning(
                    "Error message refers to sensitive values",
                    "The message of this condition is not shown, because it was made from a"
                            + " sensitive value. Take the value out of it.",
                    expression.range());
            return "The error message is made from sensitive values, so it is not shown.";
        }
        return message.unmarked() instanceof Value.StringValue text
                ? text.text().strip()
                : "The error message is not known yet.";
    }

    private static Diagnostic ephemeral(Expression expression, Kind kind) {
        String summary = "Error message refers to ephemeral values";
        String detail =
                "The message of this condition is not shown, because it was made from an ephemeral"
                        + " value. Take the value out of it.";
        return kind.equals(Kind.VALIDATION)
                ? Diagnostic.error(summary, detail, expression.range())
                : Diagnostic.warning(summary, detail, expression.range());
    }
}
