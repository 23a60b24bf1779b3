package dev.terrane.testing;

import dev.terrane.config.Condition;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Severity;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.NamedValues;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Evaluates the assertions of a run.
final class Assertions {
    /// What stands before the type of a resource.
    private static final Set<String> PREFIXES = Set.of("data", "ephemeral", "resource");

    private final Scope scope;
    private final Diagnostics diagnostics;
    private int failed;

    private Assertions(Scope scope, Diagnostics diagnostics) {
        this.scope = scope;
        this.diagnostics = diagnostics;
    }

    /// @param failed how many do not hold
    record Outcome(TestStatus status, int failed) {}

    static Outcome check(List<Condition> assertions, Scope scope, Diagnostics diagnostics) {
        Assertions checking = new Assertions(scope, diagnostics);
        TestStatus status =
                assertions.stream().map(checking::check).reduce(TestStatus.PASS, TestStatus::and);
        return new Outcome(status, checking.failed);
    }

    private TestStatus check(Condition assertion) {
        if (namesWhatIsMissing(assertion)) {
            return TestStatus.ERROR;
        }
        Optional<String> message = message(assertion);
        Optional<Boolean> holds = holds(assertion);
        if (message.isEmpty() || holds.isEmpty()) {
            return TestStatus.ERROR;
        }
        if (holds.get()) {
            return TestStatus.PASS;
        }
        failed++;
        SourceRange range = assertion.condition().range();
        diagnostics.add(
                new Diagnostic(
                        Severity.ERROR,
                        "Test assertion failed",
                        message.get(),
                        range,
                        range,
                        NamedValues.in(assertion.condition(), scope),
                        null));
        return TestStatus.FAIL;
    }

    /// A name that leads nowhere is a mistake also where its value is not asked for, as in `try`.
    private boolean namesWhatIsMissing(Condition assertion) {
        Diagnostics own = new Diagnostics();
        List<Traversal> names = new ArrayList<>(References.of(assertion.condition()));
        names.addAll(References.of(assertion.errorMessage()));
        names.stream()
                .map(Assertions::subject)
                .distinct()
                .forEach(subject -> scope.resolve(subject, own));
        diagnostics.addAll(own);
        return own.hasErrors();
    }

    /// The steps that say which thing is meant, without those into its value.
    private static Traversal subject(Traversal name) {
        int steps = PREFIXES.contains(name.root()) ? 2 : 1;
        return new Traversal(
                name.root(),
                name.rootRange(),
                name.steps().subList(0, Math.min(steps, name.steps().size())),
                name.range());
    }

    private Optional<Boolean> holds(Condition assertion) {
        Diagnostics own = new Diagnostics();
        Value given = Evaluator.evaluate(assertion.condition(), scope, own);
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : truth(given, assertion.condition().range());
    }

    private Optional<Boolean> truth(Value given, SourceRange range) {
        try {
            Value truth = Conversion.convert(given, Type.BOOL).withoutMarksDeep();
            if (!truth.isKnown()) {
                diagnostics.error(
                        "Unknown condition value",
                        "The condition depends on a value that is known after apply only, and this run plans only. Take the value out of it, let the run apply (command = apply), or give the value with an override that counts when planning (override_during = plan).",
                        range);
                return Optional.empty();
            }
            if (!truth.isNull()) {
                return Optional.of(truth.asBool());
            }
            diagnostics.error(
                    "Invalid condition run",
                    "The condition is null; it has to be true or false.",
                    range);
        } catch (ConversionException e) {
            diagnostics.error(
                    "Invalid condition run",
                    "The condition has to be true or false: %s.".formatted(e.getMessage()),
                    range);
        }
        return Optional.empty();
    }

    /// The message has to be a text also where it is not needed.
    private Optional<String> message(Condition assertion) {
        Diagnostics own = new Diagnostics();
        Value given = Evaluator.evaluate(assertion.errorMessage(), scope, own);
        SourceRange range = assertion.errorMessage().range();
        if (given.containsMark(Mark.SENSITIVE)) {
            own.warning(
                    "Error message refers to sensitive values",
                    "The message of this assertion is not shown, because it was made from a sensitive value. Take the value out of it.",
                    range);
            diagnostics.addAll(own);
            return Optional.of(
                    "The error message is made from sensitive values, so it is not shown.");
        }
        if (own.hasErrors()) {
            diagnostics.addAll(own);
            return Optional.empty();
        }
        return text(given.withoutMarksDeep(), range);
    }

    private Optional<String> text(Value given, SourceRange range) {
        try {
            Value text = Conversion.convert(given, Type.STRING);
            if (!text.isKnown()) {
                return Optional.of("The error message is not known yet.");
            }
            if (!text.isNull()) {
                return Optional.of(text.asString().strip());
            }
            diagnostics.error(
                    "Invalid error message", "The message is null; it has to be a text.", range);
        } catch (ConversionException e) {
            diagnostics.error(
                    "Invalid error message",
                    "The message has to be a text: %s.".formatted(e.getMessage()),
                    range);
        }
        return Optional.empty();
    }
}
