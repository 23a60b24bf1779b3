package dev.terrane.planfile;

import dev.terrane.planfile.PlanComparison.Surroundings;
import dev.terrane.state.StateSnapshot;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The objects that have to be read again before an approved plan is compared.
public final class ApprovedObjects {
    private static final String DEPOSED = " (deposed ";

    private ApprovedObjects() {}

    /// Those that the approved changes touch or are made from, and those that had changed by themselves.
    ///
    /// @return addresses as the state has them, and as the document shows them: what moves is not yet where
    ///     it will be
    public static NavigableSet<String> in(
            StateSnapshot state, PlanDocument approved, Surroundings surroundings) {
        ObjectLookup lookup =
                new ObjectLookup(
                        state,
                        surroundings.key(),
                        approved.lineage(),
                        new WorkingDirectory(surroundings.workingDirectory()));
        NavigableSet<String> found = new TreeSet<>();
        shown(approved)
                .forEach(address -> {
                    found.add(address);
                    lookup.find(address).map(Object::toString).ifPresent(found::add);
                });
        return found;
    }

    private static Stream<String> shown(PlanDocument approved) {
        return Stream.of(
                        approved.objects().keySet().stream().map(ApprovedObjects::address),
                        approved.changes().stream().map(PlannedChange::address),
                        approved.drift().stream().map(PlannedChange::address))
                .flatMap(addresses -> addresses);
    }

    private static String address(String place) {
        int deposed = place.lastIndexOf(DEPOSED);
        return deposed < 0 ? place : place.substring(0, deposed);
    }
}
