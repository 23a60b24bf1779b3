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
public record PlanProgress(
        SortedSet<ResourceInstanceAddress> replaced,
        SortedSet<ResourceInstanceAddress> unfinished) {
    public static final PlanProgress NONE =
            new PlanProgress(Collections.emptySortedSet(), Collections.emptySortedSet());

    public PlanProgress {
        replaced = Collections.unmodifiableSortedSet(new TreeSet<>(replaced));
        unfinished = Collections.unmodifiableSortedSet(new TreeSet<>(unfinished));
    }

    public boolean isNone() {
        return replaced.isEmpty() && unfinished.isEmpty();
    }

    /// What was done of either of two.
    public PlanProgress and(PlanProgress other) {
        return new PlanProgress(
                union(replaced, other.replaced), union(unfinished, other.unfinished));
    }

    private static SortedSet<ResourceInstanceAddress> union(
            Collection<ResourceInstanceAddress> one, Collection<ResourceInstanceAddress> other) {
        SortedSet<ResourceInstanceAddress> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    /// What it is after what a journal has told.
    PlanProgress after(ProgressFollowing told) {
        return new PlanProgress(
                changed(replaced, told.replaced()), changed(unfinished, told.unfinished()));
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
