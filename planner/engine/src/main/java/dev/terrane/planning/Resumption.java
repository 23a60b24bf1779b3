package dev.terrane.planning;

import dev.terrane.address.ResourceInstanceAddress;

import java.util.Set;

/// What planning can not tell where an approved plan is derived again that was begun: a new object is
/// replaced no second time, and one that was to be replaced with another is so though that other one
/// has changed already.
///
/// @param replaced the objects whose replacement was done, or begun
/// @param triggered the objects that were to be replaced because of `replace_triggered_by`
/// @param awaiting the objects that were to be replaced because of a value that was not known then: when
///     it is known and what it was, they are replaced all the same
/// @param created the objects that were not there: asking for their replacement came to nothing
/// @param due the places of actions that are still to be invoked, though what triggers them was done
public record Resumption(
        Set<ResourceInstanceAddress> replaced,
        Set<ResourceInstanceAddress> triggered,
        Set<ResourceInstanceAddress> awaiting,
        Set<ResourceInstanceAddress> created,
        Set<String> due) {
    public static final Resumption NONE =
            new Resumption(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Resumption {
        replaced = Set.copyOf(replaced);
        triggered = Set.copyOf(triggered);
        awaiting = Set.copyOf(awaiting);
        created = Set.copyOf(created);
        due = Set.copyOf(due);
    }

    /// Whether the action of an invocation is still to be invoked.
    boolean isDue(String place) {
        return due.contains(place);
    }

    boolean isReplaced(ResourceInstanceAddress address) {
        return replaced.contains(address);
    }

    /// Whether what is there now may have been made by the plan.
    boolean isNew(ResourceInstanceAddress address) {
        return isReplaced(address) || created.contains(address);
    }

    /// Whether it is still to be replaced with something that may have changed already.
    boolean isTriggered(ResourceInstanceAddress address) {
        return triggered.contains(address) && !isReplaced(address);
    }

    /// Whether it is still to be replaced, though nothing may force that any more.
    boolean isAwaiting(ResourceInstanceAddress address) {
        return awaiting.contains(address) && !isReplaced(address);
    }
}
