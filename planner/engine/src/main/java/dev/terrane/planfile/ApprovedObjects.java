package dev.terrane.planfile;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.planfile.PlanComparison.Surroundings;
import dev.terrane.state.StateSnapshot;

import java.util.NavigableSet;
import java.util.TreeSet;

/// The objects that have to be read again before an approved plan is compared.
public final class ApprovedObjects {
    private static final String DEPOSED = " (deposed ";

    private ApprovedObjects() {}

    /// Those that the approved changes touch or are made from, as far as the state has them.
    public static NavigableSet<ResourceInstanceAddress> in(
            StateSnapshot state, PlanDocument approved, Surroundings surroundings) {
        ObjectLookup lookup =
                new ObjectLookup(
                        state,
                        surroundings.key(),
                        approved.lineage(),
                        new WorkingDirectory(surroundings.workingDirectory()));
        NavigableSet<ResourceInstanceAddress> found = new TreeSet<>();
        for (String place : approved.objects().keySet()) {
            lookup.find(address(place)).ifPresent(found::add);
        }
        for (PlannedChange change : approved.effects()) {
            lookup.find(change.address()).ifPresent(found::add);
        }
        return found;
    }

    private static String address(String place) {
        int deposed = place.lastIndexOf(DEPOSED);
        return deposed < 0 ? place : place.substring(0, deposed);
    }
}
