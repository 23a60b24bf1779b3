package dev.terrane.planning;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.address.ResourceMode;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.expression.Traversals;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;
import dev.terrane.plan.Change;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Whether one of the things in `replace_triggered_by` is changing: a resource or instance by any
/// update or replacement, an attribute by a change of its value.
final class ReplaceTriggers {
    private final DesiredResource resource;
    private final DesiredInstance instance;
    private final PlanInProgress plan;
    private final Diagnostics diagnostics;

    ReplaceTriggers(
            DesiredResource resource,
            DesiredInstance instance,
            PlanInProgress plan,
            Diagnostics diagnostics) {
        this.resource = resource;
        this.instance = instance;
        this.plan = plan;
        this.diagnostics = diagnostics;
    }

    /// What a trigger names.
    ///
    /// @param key of the instance, nothing where the whole resource is meant
    /// @param attribute the steps into the object, none where it is meant as a whole
    private record Trigger(
            ResourceAddress target, Optional<InstanceKey> key, List<Step> attribute) {}

    /// All of them are looked at, so that each mistake is reported.
    boolean fire() {
        boolean fired = false;
        for (Expression expression : resource.block().lifecycle().replaceTriggeredBy()) {
            Optional<Trigger> trigger = trigger(expression);
            fired |= trigger.isPresent() && fires(trigger.get(), expression);
        }
        return fired;
    }

    private boolean fires(Trigger trigger, Expression expression) {
        if (!resource.siblings().contains(trigger.target())) {
            diagnostics.add(undeclared(trigger, expression));
            return false;
        }
        AllInstances target = new AllInstances(resource.address().module(), trigger.target());
        Collection<ResourceChange> changes =
                trigger.key().isPresent()
                        ? plan.change(target.instance(trigger.key().get())).stream().toList()
                        : plan.changesOf(target);
        if (changes.isEmpty()) {
            diagnostics.add(nothingPlanned(trigger, target, expression));
        }
        return changes.stream().anyMatch(change -> changed(change.change(), trigger.attribute()));
    }

    private static boolean changed(Change change, List<Step> attribute) {
        boolean acts =
                change instanceof Change.Update
                        || change instanceof Change.Replace
                        || change instanceof Change.Supersede;
        return acts
                && (attribute.isEmpty()
                        || !part(change.before(), attribute)
                                .equals(part(change.after(), attribute)));
    }

    /// Null where there is no such part.
    private static Value part(Value object, List<Step> steps) {
        Diagnostics problems = new Diagnostics();
        Value part = Traversals.follow(object.withoutMarksDeep(), steps, problems);
        return problems.hasErrors() ? Value.NULL : part;
    }

    /// Nothing where it is not a reference: that was reported when the block was read.
    private Optional<Trigger> trigger(Expression expression) {
        Optional<Traversal> named =
                References.of(expression).stream()
                        .filter(t -> !t.root().equals("each") && !t.root().equals("count"))
                        .findFirst();
        if (named.isEmpty()
                || named.get().steps().isEmpty()
                || !(named.get().steps().getFirst() instanceof AttributeStep name)) {
            return Optional.empty();
        }
        Traversal traversal = named.get();
        List<Step> rest = traversal.steps().subList(1, traversal.steps().size());
        Optional<Expression> computed = indexOf(expression);
        boolean constant = !rest.isEmpty() && rest.getFirst() instanceof IndexStep;
        List<Step> attribute = new ArrayList<>(constant ? rest.subList(1, rest.size()) : rest);
        if (computed.isPresent()) {
            attribute.addAll(stepsBehindIndex(expression));
        }
        Optional<InstanceKey> key =
                constant
                        ? toKey(((IndexStep) rest.getFirst()).key())
                        : computed.flatMap(
                                e -> toKey(instance.evaluate(e, diagnostics).unmarked()));
        return Optional.of(
                new Trigger(
                        new ResourceAddress(ResourceMode.MANAGED, traversal.root(), name.name()),
                        key,
                        attribute));
    }

    /// `count.index` of `a.b[count.index].c`.
    private static Optional<Expression> indexOf(Expression trigger) {
        return switch (trigger) {
            case Expression.Index index -> Optional.of(index.key());
            case Expression.RelativeTraversal relative -> indexOf(relative.from());
            default -> Optional.empty();
        };
    }

    private static List<Step> stepsBehindIndex(Expression trigger) {
        return trigger instanceof Expression.RelativeTraversal relative
                ? relative.steps()
                : List.of();
    }

    private static Optional<InstanceKey> toKey(Value key) {
        return switch (key) {
            case Value.StringValue text -> Optional.of(InstanceKey.of(text.text()));
            case Value.NumberValue number ->
                    Optional.of(InstanceKey.of((int) number.number().asLong().orElse(-1)));
            default -> Optional.empty();
        };
    }

    private Diagnostic undeclared(Trigger trigger, Expression expression) {
        List<String> known = resource.siblings().stream().map(ResourceAddress::toString).toList();
        return Diagnostic.error(
                        "Reference to undeclared resource",
                        "There is no %s in this module that %s could be replaced with.%s"
                                .formatted(
                                        trigger.target(),
                                        instance.address(),
                                        NameSuggestion.didYouMean(
                                                trigger.target().toString(), known)),
                        expression.range())
                .about(instance.address().toString());
    }

    /// As Terraform does, this names the place in words.
    private Diagnostic nothingPlanned(Trigger trigger, AllInstances target, Expression expression) {
        String named =
                trigger.key().map(key -> target.instance(key).toString()).orElse("" + target);
        return Diagnostic.error(
                        "Trigger without a change",
                        "%s is to be replaced with %s (%s), and nothing is planned for that: it has no such instance, or comes later than what it triggers."
                                .formatted(instance.address(), named, expression.range()))
                .about(instance.address().toString());
    }
}
