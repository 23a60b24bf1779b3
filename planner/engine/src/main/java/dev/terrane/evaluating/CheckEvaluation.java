package dev.terrane.evaluating;

import dev.terrane.config.Check;
import dev.terrane.config.Condition;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConditionOutcome.Result;
import dev.terrane.evaluating.Evaluation.Phase;

import java.util.Optional;

/// Evaluates the assertions of check blocks. They only ever warn.
final class CheckEvaluation {
    private final Environment environment;
    private final Phase phase;
    private final ObjectHandler handler;

    CheckEvaluation(Environment environment, Phase phase, ObjectHandler handler) {
        this.environment = environment;
        this.phase = phase;
        this.handler = handler;
    }

    void evaluate(String name, ModuleValues module, Diagnostics diagnostics) {
        if (!handler.checks()) {
            return;
        }
        Check check = Declared.in(module.node().config().checks(), name);
        for (Condition assertion : check.assertions()) {
            assertion(assertion, name, module, diagnostics);
        }
    }

    /// Where what it refers to failed, nothing can be said.
    private void assertion(
            Condition assertion, String name, ModuleValues module, Diagnostics diagnostics) {
        ModuleScope scope =
                new ModuleScope(environment, module, RepetitionData.NONE, Optional.empty());
        Diagnostics own = new Diagnostics();
        Conditions.Outcome outcome =
                Conditions.evaluate(assertion, Conditions.Kind.CHECK, scope, own);
        if (scope.metMissing()) {
            return;
        }
        diagnostics.addAll(own);
        if (outcome.result() == Result.UNKNOWN && phase == Phase.PLAN) {
            diagnostics.add(knownLater(assertion, name));
        }
        handler.checked(
                ConditionOutcome.ofCheck(
                        module.address(), name, outcome.result(), outcome.problem()));
    }

    private static Diagnostic knownLater(Condition assertion, String name) {
        return Diagnostic.warning(
                "Check block assertion known after apply",
                "Whether this assertion of check \"%s\" holds depends on what is not known before the plan is applied; it is looked at then."
                        .formatted(name),
                assertion.condition().range());
    }
}
