package dev.terrane.planning;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConditionOutcome;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.objects.ObjectType;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.value.Value;

import java.util.Optional;

/// The data source of a check block: read now, to say early what the check finds, and planned to be
/// read again when the plan is applied. That it can not be read is the check's finding, not an error.
final class CheckedDataPlanner {
    private final PlanningRequest request;
    private final PlanInProgress plan;
    private final DataPlanner data;

    CheckedDataPlanner(PlanningRequest request, PlanInProgress plan, DataPlanner data) {
        this.request = request;
        this.plan = plan;
        this.data = data;
    }

    /// Nothing where it can not be read: then the assertions have nothing to look at.
    Optional<Value> plan(
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            Diagnostics diagnostics) {
        if (request.options().isDestroy()) {
            return Optional.empty();
        }
        Diagnostics own = new Diagnostics();
        Value config = instance.config(own);
        Optional<Value> value =
                own.hasErrors() ? Optional.empty() : planned(resource, instance, type, config, own);
        diagnostics.addAll(own.asWarnings());
        if (value.isEmpty()) {
            plan.add(failed(resource, own));
        }
        return value;
    }

    private Optional<Value> planned(
            DesiredResource resource,
            DesiredInstance instance,
            ObjectType type,
            Value config,
            Diagnostics diagnostics) {
        if (!config.withoutMarksDeep().isWhollyKnown()) {
            return Optional.of(
                    data.later(
                            resource,
                            instance,
                            type,
                            config,
                            ActionReason.READ_BECAUSE_CONFIG_UNKNOWN));
        }
        Optional<Value> now = data.readNow(resource, instance, type, config, diagnostics);
        if (request.options().mode() == Mode.NORMAL) {
            ActionReason reason = ActionReason.READ_BECAUSE_CHECK_NESTED;
            now.ifPresentOrElse(
                    value -> data.later(resource, instance, value, reason),
                    () -> data.later(resource, instance, type, config, reason));
        }
        return now;
    }

    private static ConditionOutcome failed(DesiredResource resource, Diagnostics problems) {
        return ConditionOutcome.ofCheck(
                resource.address().module(),
                resource.check().orElseThrow(),
                ConditionOutcome.Result.FAIL,
                problems.list().stream().findFirst().map(Diagnostic::detail).orElse(""));
    }
}
