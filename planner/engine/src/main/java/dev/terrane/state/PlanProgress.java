package dev.terrane.state;

import dev.terrane.address.ResourceInstanceAddress;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What was done of an approved plan and can not be told by looking at the objects: the new object of a
/// replacement is like the old one.
///
/// @param replaced the objects of which at least the first half of their replacement was done: what is
///     there now, if anything is, was made by the plan
/// @param unfinished the objects that it made and did not bring to their end, so that they are tainted
/// @param invoked the places of the actions that it has invoked
/// @param due those of the actions that it has not invoked, though what triggers them was done
public record PlanProgress(
        SortedSet<ResourceInstanceAddress> replaced,
        SortedSet<ResourceInstanceAddress> unfinished,
        SortedSet<String> invoked,
        SortedSet<String> due) {
    public static final PlanProgress NONE =
            new PlanProgress(Collections.emptySortedSet(), Collections.emptySortedSet());

    /// Of a plan that invokes no actions.
    public PlanProgress(
            SortedSet<ResourceInstanceAddress> replaced,
            SortedSet<ResourceInstanceAddress> unfinished) {
        this(replaced, unfinished, Collections.emptySortedSet(), Collections.emptySortedSet());
    }

    public PlanProgress {
        replaced = Collections.unmodifiableSortedSet(new TreeSet<>(replaced));
        unfinished = Collections.unmodifiableSortedSet(new TreeSet<>(unfinished));
        invoked = Collections.unmodifiableSortedSet(new TreeSet<>(invoked));
        due = Collections.unmodifiableSortedSet(new TreeSet<>(due));
    }

    public boolean isNone() {
        return replaced.isEmpty() && unfinished.isEmpty() && invoked.isEmpty() && due.isEmpty();
    }

    /// What was done of either of two.
    public PlanProgress and(PlanProgress other) {
        return new PlanProgress(
                union(replaced, other.replaced),
                union(unfinished, other.unfinished),
                union(invoked, other.invoked),
                union(due, other.due));
    }

    private static <T> SortedSet<T> union(Collection<T> one, Collection<T> other) {
        SortedSet<T> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    /// What it is after what a journal has told.
    PlanProgress after(ProgressFollowing told) {
        return new PlanProgress(
                changed(replaced, told.replaced()),
                changed(unfinished, told.unfinished()),
                union(invoked, told.invoked()),
                without(told.invoked(), union(due, told.due())));
    }

    private static SortedSet<String> without(Collection<String> done, SortedSet<String> all) {
        all.removeAll(done);
        return all;
    }

    /// Without what was due of an action: somebody has seen to it.
    PlanProgress settled(ResourceInstanceAddress action) {
        SortedSet<String> seen = new TreeSet<>(due);
        seen.removeIf(place -> !place.startsWith(action + " ("));
        return new PlanProgress(
                replaced, unfinished, union(invoked, seen), without(seen, new TreeSet<>(due)));
    }

    private static SortedSet<ResourceInstanceAddress> changed(
            SortedSet<ResourceInstanceAddress> before, Map<ResourceInstanceAddress, Boolean> told) {
        SortedSet<ResourceInstanceAddress> now = new TreeSet<>(before);
        told.forEach((address, isIn) -> {
            if (isIn) {
                now.add(address);
            } else {
                now.remove(address);
            }
        });
        return now;
    }
}
