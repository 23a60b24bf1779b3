package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.TriggerEvent;
import dev.terrane.config.ActionTrigger;
import dev.terrane.config.ActionTrigger.Invoked;
import dev.terrane.config.Resource.Lifecycle;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the instances of actions that `action_trigger` blocks of an object name.
final class TriggeredActions {
    private final DesiredInstance instance;
    private final Map<ResourceAddress, DesiredResource> siblings;
    private final Diagnostics diagnostics;

    /// @param siblings the actions of the module, as far as they are evaluated
    TriggeredActions(
            DesiredInstance instance,
            Map<ResourceAddress, DesiredResource> siblings,
            Diagnostics diagnostics) {
        this.instance = instance;
        this.siblings = siblings;
        this.diagnostics = diagnostics;
    }

    List<TriggeredAction> at(TriggerEvent event, Lifecycle lifecycle) {
        List<TriggeredAction> found = new ArrayList<>();
        List<ActionTrigger> triggers = lifecycle.actionTriggers();
        for (int i = 0; i < triggers.size(); i++) {
            if (triggers.get(i).events().contains(event)) {
                all(triggers.get(i), i, found);
            }
        }
        return found;
    }

    private void all(ActionTrigger trigger, int triggerIndex, List<TriggeredAction> found) {
        for (int i = 0; i < trigger.actions().size(); i++) {
            Invoked invoked = trigger.actions().get(i);
            int actionIndex = i;
            Optional<DesiredResource> declared =
                    Optional.ofNullable(siblings.get(invoked.action()));
            declared.flatMap(block -> instance(block, invoked))
                    .map(action ->
                            new TriggeredAction(
                                    action,
                                    declared.get(),
                                    triggerIndex,
                                    actionIndex,
                                    trigger.condition()))
                    .ifPresent(found::add);
        }
    }

    private Optional<DesiredInstance> instance(DesiredResource block, Invoked invoked) {
        Optional<InstanceKey> key = key(invoked);
        Optional<DesiredInstance> found =
                key.flatMap(wanted ->
                        block.instances().stream()
                                .filter(each -> each.address().key().equals(wanted))
                                .findFirst());
        if (found.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                                    "Reference to an action that there is not",
                                    "%s%s is not one of the instances of %s, which are given by its \"count\" or \"for_each\"."
                                            .formatted(
                                                    invoked.action(),
                                                    key.map(InstanceKey::suffix).orElse("[...]"),
                                                    invoked.action()),
                                    invoked.range())
                            .about(instance.address().toString()));
        }
        return found;
    }

    private Optional<InstanceKey> key(Invoked invoked) {
        Optional<Expression> written = invoked.key();
        if (written.isEmpty()) {
            return Optional.of(InstanceKey.NONE);
        }
        Value value = instance.evaluate(written.get(), diagnostics).withoutMarksDeep();
        return ReferenceParser.keyOf(value);
    }
}
