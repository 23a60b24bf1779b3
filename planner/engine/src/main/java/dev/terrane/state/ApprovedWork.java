package dev.terrane.state;

import dev.terrane.address.ResourceInstanceAddress;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The approved plans that a journal is kept for.
///
/// @param plans the digests of their files
/// @param replacing the objects that they replace
public record ApprovedWork(List<String> plans, SortedSet<ResourceInstanceAddress> replacing) {
    /// That of a plan that was made just now, and will never be applied again.
    public static final ApprovedWork NONE =
            new ApprovedWork(List.of(), Collections.emptySortedSet());

    public ApprovedWork {
        plans = List.copyOf(plans);
        replacing = Collections.unmodifiableSortedSet(new TreeSet<>(replacing));
    }

    public static ApprovedWork of(
            List<String> plans, Collection<ResourceInstanceAddress> replacing) {
        return new ApprovedWork(plans, new TreeSet<>(replacing));
    }
}
