package dev.terrane.planning;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;
import dev.terrane.plan.Change;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// Whether one of the things in `replace_triggered_by` is changing: a resource or instance by any
/// update or replacement, an attribute by a change of its value.
final class ReplaceTriggers {
    private ReplaceTriggers() {}

    static boolean fire(
            DesiredResource resource,
            DesiredInstance instance,
            PlanInProgress plan,
            Diagnostics diagnostics) {
        for (Expression trigger : resource.block().lifecycle().replaceTriggeredBy()) {
            if (fires(trigger, resource, instance, plan, diagnostics)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fires(
            Expression trigger,
            DesiredResource resource,
            DesiredInstance instance,
            PlanInProgress plan,
            Diagnostics diagnostics) {
        Optional<Traversal> named =
                References.of(trigger).stream()
                        .filter(t -> !t.root().equals("each") && !t.root().equals("count"))
                        .findFirst();
        if (named.isEmpty() || named.get().steps().isEmpty()) {
            return false;
        }
        Traversal traversal = named.get();
        if (!(traversal.steps().getFirst() instanceof AttributeStep name)) {
            return false;
        }
        ResourceAddress target =
                new ResourceAddress(ResourceMode.MANAGED, traversal.root(), name.name());
        Optional<InstanceKey> key = key(trigger, traversal, instance, diagnostics);
        List<ResourceChange> changes =
                plan.changes().stream()
                        .filter(c ->
                                c.address().module().equals(resource.address().module())
                                        && c.address().resource().equals(target)
                                        && key.map(c.address().key()::equals).orElse(true))
                        .toList();
        Optional<String> attribute = attribute(traversal);
        return changes.stream().anyMatch(change -> changed(change, attribute));
    }

    private static boolean changed(ResourceChange change, Optional<String> attribute) {
        boolean acts =
                change.change() instanceof Change.Update
                        || change.change() instanceof Change.Replace;
        if (!acts || attribute.isEmpty()) {
            return acts;
        }
        Value before = part(change.change().before(), attribute.get());
        Value after = part(change.change().after(), attribute.get());
        return !before.equals(after);
    }

    private static Value part(Value object, String attribute) {
        return object.unmarked() instanceof Value.ObjectValue known
                ? known.attributes().getOrDefault(attribute, Value.NULL)
                : Value.NULL;
    }

    private static Optional<InstanceKey> key(
            Expression trigger,
            Traversal traversal,
            DesiredInstance instance,
            Diagnostics diagnostics) {
        Optional<Step> constant = traversal.steps().stream().skip(1).limit(1).findFirst();
        if (constant.isPresent() && constant.get() instanceof IndexStep index) {
            return toKey(index.key());
        }
        return indexOf(trigger)
                .flatMap(
                        expression -> toKey(instance.evaluate(expression, diagnostics).unmarked()));
    }

    private static Optional<Expression> indexOf(Expression trigger) {
        return switch (trigger) {
            case Expression.Index index -> Optional.of(index.key());
            case Expression.RelativeTraversal relative -> indexOf(relative.from());
            default -> Optional.empty();
        };
    }

    private static Optional<InstanceKey> toKey(Value key) {
        return switch (key) {
            case Value.StringValue text -> Optional.of(InstanceKey.of(text.text()));
            case Value.NumberValue number ->
                    Optional.of(InstanceKey.of((int) number.number().asLong().orElse(-1)));
            default -> Optional.empty();
        };
    }

    private static Optional<String> attribute(Traversal traversal) {
        return traversal.steps().stream()
                .skip(1)
                .filter(AttributeStep.class::isInstance)
                .map(step -> ((AttributeStep) step).name())
                .findFirst();
    }
}
