package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;
import dev.terrane.config.Repetition;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Repetition where nothing is known yet: one instance that stands for all, and what is certainly
/// wrong with the argument.
final class ValidationExpansion {
    private static final RepetitionData ANY_COUNT =
            new RepetitionData(
                    Optional.of(Value.unknown(Type.NUMBER)), Optional.empty(), Optional.empty());

    private ValidationExpansion() {}

    static Optional<Expansion> expand(Repetition repetition, Scope scope, Diagnostics diagnostics) {
        return switch (repetition) {
            case Repetition.Single single -> Optional.of(Expansion.SINGLE);
            case Repetition.Count count -> {
                check(repetition, count.expression(), scope, diagnostics);
                yield Optional.of(standIn(Expansion.Kind.COUNT, ANY_COUNT));
            }
            case Repetition.Enabled enabled -> {
                check(repetition, enabled.expression(), scope, diagnostics);
                yield Optional.of(Expansion.SINGLE);
            }
            case Repetition.ForEach each -> {
                check(repetition, each.expression(), scope, diagnostics);
                yield Optional.of(standIn(Expansion.Kind.FOR_EACH, RepetitionData.ANY_ELEMENT));
            }
        };
    }

    private static void check(
            Repetition repetition, Expression expression, Scope scope, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Value value = Evaluator.evaluate(expression, scope, own);
        if (own.hasErrors() || (!value.isWhollyKnown() && !isSecretive(value, repetition))) {
            diagnostics.addAll(own);
            return;
        }
        Expander.expand(repetition, scope, diagnostics);
    }

    /// What may not be kept or shown is wrong, whatever it turns out to be.
    private static boolean isSecretive(Value value, Repetition repetition) {
        return value.hasMark(Mark.EPHEMERAL)
                || (value.hasMark(Mark.SENSITIVE) && repetition instanceof Repetition.ForEach);
    }

    private static Expansion standIn(Expansion.Kind kind, RepetitionData data) {
        return new Expansion(kind, new TreeMap<>(Map.of(InstanceKey.NONE, data)));
    }
}
