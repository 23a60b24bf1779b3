package dev.terrane.planfile;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.plan.ActionReason;
import dev.terrane.planfile.PlanComparison.Surroundings;
import dev.terrane.state.StateSnapshot;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The objects that approved plans replace, and those that they make.
///
/// @param all of them
/// @param triggered those that are replaced because something else is
/// @param created those that are made where nothing was, and are replaced by no plan
public record ApprovedReplacements(
        SortedSet<ResourceInstanceAddress> all,
        SortedSet<ResourceInstanceAddress> triggered,
        SortedSet<ResourceInstanceAddress> created) {
    public static final ApprovedReplacements NONE =
            new ApprovedReplacements(
                    Collections.emptySortedSet(),
                    Collections.emptySortedSet(),
                    Collections.emptySortedSet());

    public ApprovedReplacements {
        all = Collections.unmodifiableSortedSet(new TreeSet<>(all));
        triggered = Collections.unmodifiableSortedSet(new TreeSet<>(triggered));
        created = Collections.unmodifiableSortedSet(new TreeSet<>(created));
    }

    /// @param state in which addresses with secrets are looked up
    public static ApprovedReplacements in(
            StateSnapshot state, List<PlanDocument> approved, Surroundings surroundings) {
        Set<ResourceInstanceAddress> all =
                find(state, approved, surroundings, PlannedChange::replaces);
        Set<ResourceInstanceAddress> triggered =
                find(
                        state,
                        approved,
                        surroundings,
                        change -> change.replaces() && isTriggered(change));
        Set<ResourceInstanceAddress> created =
                find(state, approved, surroundings, PlannedChange::creates);
        created.removeAll(all);
        return new ApprovedReplacements(
                new TreeSet<>(all), new TreeSet<>(triggered), new TreeSet<>(created));
    }

    private static boolean isTriggered(PlannedChange change) {
        return change.reason()
                .equals(java.util.Optional.of(ActionReason.REPLACE_BY_TRIGGERS.word()));
    }

    private static Set<ResourceInstanceAddress> find(
            StateSnapshot state,
            List<PlanDocument> approved,
            Surroundings surroundings,
            Predicate<PlannedChange> wanted) {
        Set<ResourceInstanceAddress> found = new TreeSet<>();
        for (PlanDocument plan : approved) {
            ObjectLookup lookup =
                    new ObjectLookup(
                            state,
                            surroundings.key(),
                            plan.lineage(),
                            new WorkingDirectory(surroundings.workingDirectory()));
            plan.effects().stream()
                    .filter(wanted)
                    .map(PlannedChange::address)
                    .forEach(shown ->
                            lookup.find(shown)
                                    .or(() -> AddressParser.instance(shown))
                                    .ifPresent(found::add));
        }
        return found;
    }
}
