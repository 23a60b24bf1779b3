package dev.terrane.planfile;

import dev.terrane.value.ValueOrder;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// An action that is going to be invoked, as a plan file says it.
///
/// @param action its address, with fingerprints for instance keys that hold secrets
/// @param provider the address of its provider's configuration
/// @param config what it is invoked with
/// @param trigger nothing where the user asked for it with `-invoke`
/// @param block `main.tf:3`
public record PlannedInvocation(
        String action,
        String provider,
        DocumentValue config,
        Optional<Trigger> trigger,
        String block) {

    /// The change of an object.
    ///
    /// @param resource the object's address
    /// @param event `before_create`, `after_create`, `before_update` or `after_update`
    /// @param block which `action_trigger` of the resource it is, from 0
    /// @param element which of the actions that the block names
    /// @param conditional whether the condition of the block is not known yet
    public record Trigger(
            String resource, String event, int block, int element, boolean conditional) {}

    /// No two invocations of a plan have the same. Progress is kept by it, so it reads as
    /// [dev.terrane.plan.ActionInvocation#place] does.
    public String place() {
        return trigger.map(cause ->
                        "%s (%s of %s, %d.%d)"
                                .formatted(
                                        action,
                                        cause.event(),
                                        cause.resource(),
                                        cause.block(),
                                        cause.element()))
                .orElse(action + " (invoked)");
    }

    boolean isConditional() {
        return trigger.filter(Trigger::conditional).isPresent();
    }

    static List<PlannedInvocation> sorted(List<PlannedInvocation> invocations) {
        return invocations.stream()
                .sorted(Comparator.comparing(PlannedInvocation::place, ValueOrder::compareStrings))
                .toList();
    }
}
