package dev.terrane.plan;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.TriggerEvent;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.value.Value;

import java.util.Comparator;
import java.util.Optional;

/// An action that is going to be invoked.
///
/// @param config what it is invoked with, with marks; parts may be unknown until then
/// @param block where it is declared
public record ActionInvocation(
        ResourceInstanceAddress action,
        ProviderConfigAddress provider,
        Value config,
        Trigger trigger,
        SourceRange block) {
    /// In the order in which those of one object are invoked; those that nothing triggers come last.
    public static final Comparator<ActionInvocation> ORDER =
            Comparator.comparing(
                            ActionInvocation::lifecycle,
                            Comparator.comparing(
                                    found -> found.orElse(null),
                                    Comparator.nullsLast(Lifecycle.ORDER)))
                    .thenComparing(ActionInvocation::action);

    /// Why it is invoked.
    public sealed interface Trigger {}

    /// A change of an object, as an `action_trigger` block says.
    ///
    /// @param triggerIndex which of these blocks of the resource it is, from 0
    /// @param actionIndex which of the actions that the block names
    /// @param conditional whether the condition of the block is not known yet: it is invoked only where it
    ///     turns out to be true
    public record Lifecycle(
            ResourceInstanceAddress resource,
            TriggerEvent event,
            int triggerIndex,
            int actionIndex,
            boolean conditional)
            implements Trigger {
        private static final Comparator<Lifecycle> ORDER =
                Comparator.comparing(Lifecycle::resource)
                        .thenComparing(Lifecycle::event)
                        .thenComparingInt(Lifecycle::triggerIndex)
                        .thenComparingInt(Lifecycle::actionIndex);

        /// The same, where it is not known yet whether it comes to that.
        public Lifecycle underCondition() {
            return new Lifecycle(resource, event, triggerIndex, actionIndex, true);
        }
    }

    /// The user, with `-invoke`.
    public record Asked() implements Trigger {}

    public Optional<Lifecycle> lifecycle() {
        return trigger instanceof Lifecycle lifecycle ? Optional.of(lifecycle) : Optional.empty();
    }

    /// What no two invocations of a plan have in common:
    /// `action.memory_count.a (after_create of memory_object.x, 0.0)`.
    public String place() {
        return place(action.toString(), trigger);
    }

    /// @param action its address
    public static String place(String action, Trigger trigger) {
        return switch (trigger) {
            case Asked asked -> action + " (invoked)";
            case Lifecycle cause ->
                    "%s (%s of %s, %d.%d)"
                            .formatted(
                                    action,
                                    cause.event().word(),
                                    cause.resource(),
                                    cause.triggerIndex(),
                                    cause.actionIndex());
        };
    }
}
