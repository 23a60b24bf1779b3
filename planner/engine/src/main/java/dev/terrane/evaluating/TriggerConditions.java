package dev.terrane.evaluating;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Optional;

/// The conditions of `action_trigger` blocks.
public final class TriggerConditions {
    private TriggerConditions() {}

    public enum Truth {
        TRUE,
        FALSE,
        UNKNOWN,
        /// There is none; that was reported.
        NONE
    }

    /// @param condition always true where none is written
    public static Truth evaluate(
            Optional<Expression> condition, DesiredInstance instance, Diagnostics diagnostics) {
        if (condition.isEmpty()) {
            return Truth.TRUE;
        }
        Diagnostics own = new Diagnostics();
        Truth truth = truth(condition.get(), instance, own);
        own.list().forEach(problem -> diagnostics.add(problem.about(instance.address() + "")));
        return own.hasErrors() ? Truth.NONE : truth;
    }

    private static Truth truth(
            Expression condition, DesiredInstance instance, Diagnostics diagnostics) {
        Value given = instance.evaluate(condition, diagnostics).withoutMarksDeep();
        if (diagnostics.hasErrors()) {
            return Truth.NONE;
        }
        try {
            Value truth = Conversion.convert(given, Type.BOOL);
            if (truth.isNull()) {
                diagnostics.error(
                        "Invalid condition result",
                        "The condition of an action_trigger is null; it has to be true or false.",
                        condition.range());
                return Truth.NONE;
            }
            if (!truth.isKnown()) {
                return Truth.UNKNOWN;
            }
            return truth.asBool() ? Truth.TRUE : Truth.FALSE;
        } catch (ConversionException e) {
            diagnostics.error(
                    "Invalid condition result",
                    "The condition of an action_trigger has to be true or false: %s."
                            .formatted(e.getMessage()),
                    condition.range());
            return Truth.NONE;
        }
    }
}
