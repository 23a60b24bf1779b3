package dev.terrane.evaluating;

import dev.terrane.config.Condition;
import dev.terrane.config.Output;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConditionOutcome.Result;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.expression.TypeConstraint;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.Optional;
import java.util.Set;

/// Evaluates outputs, and what they may not give away.
final class OutputEvaluation {
    private final Environment environment;
    private final Phase phase;
    private final ObjectHandler handler;

    OutputEvaluation(Environment environment, Phase phase, ObjectHandler handler) {
        this.environment = environment;
        this.phase = phase;
        this.handler = handler;
    }

    /// @return whether all that it needs has a value
    boolean evaluate(String name, ModuleValues module, Diagnostics diagnostics) {
        Output output = Declared.in(module.node().config().outputs(), name);
        ModuleScope scope =
                new ModuleScope(environment, module, RepetitionData.NONE, Optional.empty());
        boolean hold = preconditionsHold(output, module, scope, diagnostics);
        Diagnostics own = new Diagnostics();
        Value value = typed(output, Evaluator.evaluate(output.value(), scope, own), own);
        checkMarks(output, value, module, own);
        diagnostics.addAll(own);
        if (hold && !phase.isVoid(scope)) {
            module.outputs()
                    .put(name, phase == Phase.VALIDATE ? forValidation(value, module) : value);
        }
        return !phase.isVoid(scope);
    }

    private static Value typed(Output output, Value value, Diagnostics diagnostics) {
        if (output.type().isEmpty() || diagnostics.hasErrors()) {
            return value;
        }
        TypeConstraint type = output.type().get();
        try {
            Value filled =
                    value.isNull() ? value : type.defaults().map(d -> d.apply(value)).orElse(value);
            return Conversion.convert(filled, type.type());
        } catch (ConversionException e) {
            diagnostics.error(
                    "Invalid output value",
                    "The value does not fit the type that the output \"%s\" declares: %s."
                            .formatted(output.name(), e.getMessage()),
                    output.value().range());
            return value;
        }
    }

    /// While validating, a caller sees of a module's output only whether it is sensitive.
    private static Value forValidation(Value value, ModuleValues module) {
        if (module.parent().isEmpty()) {
            return value;
        }
        return value.containsMark(Mark.SENSITIVE)
                ? Value.DYNAMIC.withMarks(Set.of(Mark.SENSITIVE))
                : Value.DYNAMIC;
    }

    private boolean preconditionsHold(
            Output output, ModuleValues module, Scope scope, Diagnostics diagnostics) {
        boolean hold = true;
        for (Condition condition : output.preconditions()) {
            Conditions.Outcome outcome =
                    Conditions.evaluate(condition, Conditions.Kind.OUTPUT, scope, diagnostics);
            handler.checked(
                    new ConditionOutcome(
                            Conditions.Kind.OUTPUT.name(),
                            module.address().path().prefix() + "output." + output.name(),
                            module.address().prefix() + "output." + output.name(),
                            outcome.result(),
                            outcome.problem()));
            hold &= outcome.result() == Result.PASS || outcome.result() == Result.UNKNOWN;
        }
        return hold;
    }

    private static void checkMarks(
            Output output, Value value, ModuleValues module, Diagnostics diagnostics) {
        boolean root = module.parent().isEmpty();
        if (root && !output.sensitive() && value.containsMark(Mark.SENSITIVE)) {
            diagnostics.error(
                    "Output refers to sensitive values",
                    ("The value of output \"%s\" is made from a sensitive value, and would be shown."
                                    + " Say sensitive = true in the output, or take out what is no"
                                    + " secret with nonsensitive().")
                            .formatted(output.name()),
                    output.range());
        }
        if (output.ephemeral()) {
            checkEphemeral(output, value, root, diagnostics);
        } else if (value.containsMark(Mark.EPHEMERAL)) {
            diagnostics.error(
                    "Ephemeral value not allowed",
                    ("The value of output \"%s\" is ephemeral, and would be stored."
                                    + " Say ephemeral = true in the output of a child module; the"
                                    + " root module can not give ephemeral values.")
                            .formatted(output.name()),
                    output.value().range());
        }
    }

    /// The value itself has to be ephemeral, not only something in it, so that whoever refers to the
    /// output knows what it is.
    private static void checkEphemeral(
            Output output, Value value, boolean root, Diagnostics diagnostics) {
        if (root) {
            diagnostics.error(
                    "Ephemeral output not allowed",
                    "The outputs of the root module are stored, so \"%s\" can not be ephemeral. Only child modules give ephemeral values."
                            .formatted(output.name()),
                    output.range());
        } else if (!value.hasMark(Mark.EPHEMERAL) && !diagnostics.hasErrors()) {
            diagnostics.error(
                    "Value not allowed in ephemeral output",
                    "The output \"%s\" is declared as ephemeral, and its value is not. Take ephemeral = true away, or give an ephemeral value."
                            .formatted(output.name()),
                    output.value().range());
        }
    }
}
