package dev.terrane.evaluating;

import dev.terrane.config.Condition;
import dev.terrane.config.Output;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConditionOutcome.Result;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.Optional;

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

    void evaluate(String name, ModuleValues module, Diagnostics diagnostics) {
        Output output = Declared.in(module.node().config().outputs(), name);
        Scope scope = new ModuleScope(environment, module, RepetitionData.NONE, Optional.empty());
        boolean hold = preconditionsHold(output, module, scope, diagnostics);
        Value value = Evaluator.evaluate(output.value(), scope, diagnostics);
        checkMarks(output, value, module, diagnostics);
        if (hold || phase == Phase.APPLY) {
            module.outputs()
                    .put(name, phase == Phase.VALIDATE ? forValidation(value, module) : value);
        }
    }

    /// While validating, a caller sees of a module's output only what it is marked with.
    private static Value forValidation(Value value, ModuleValues module) {
        return module.parent().isEmpty() ? value : Value.DYNAMIC.withMarks(value.marksDeep());
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
        if (!output.ephemeral() && value.containsMark(Mark.EPHEMERAL)) {
            diagnostics.error(
                    "Ephemeral value not allowed",
                    ("The value of output \"%s\" is ephemeral, and would be stored."
                                    + " Say ephemeral = true in the output of a child module; the"
                                    + " root module can not give ephemeral values.")
                            .formatted(output.name()),
                    output.value().range());
        }
    }
}
