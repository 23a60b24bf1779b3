package dev.terrane.planfile;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.plan.ActionReason;
import dev.terrane.planfile.PlanComparison.Surroundings;
import dev.terrane.state.StateSnapshot;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/// The objects that approved plans replace, and those that they make.
///
/// @param all of them
/// @param triggered those that are replaced because something else is
/// @param awaiting those that are replaced because of a value that was not known, and are still there
/// @param created those that are made where nothing was, and are replaced by no plan
public record ApprovedReplacements(
        SortedSet<ResourceInstanceAddress> all,
        SortedSet<ResourceInstanceAddress> triggered,
        SortedSet<ResourceInstanceAddress> awaiting,
        SortedSet<ResourceInstanceAddress> created) {
    public static final ApprovedReplacements NONE =
            new ApprovedReplacements(
                    Collections.emptySortedSet(),
                    Collections.emptySortedSet(),
                    Collections.emptySortedSet(),
                    Collections.emptySortedSet());

    public ApprovedReplacements {
        all = Collections.unmodifiableSortedSet(new TreeSet<>(all));
        triggered = Collections.unmodifiableSortedSet(new TreeSet<>(triggered));
        awaiting = Collections.unmodifiableSortedSet(new TreeSet<>(awaiting));
        created = Collections.unmodifiableSortedSet(new TreeSet<>(created));
    }

    /// @param state in which addresses with secrets are looked up
    public static ApprovedReplacements in(
            StateSnapshot state, List<PlanDocument> approved, Surroundings surroundings) {
        NavigableSet<ResourceInstanceAddress> all =
                find(state, approved, surroundings, (change, now) -> change.replaces());
        NavigableSet<ResourceInstanceAddress> created =
                find(state, approved, surroundings, (change, now) -> change.creates());
        created.removeAll(all);
        return new ApprovedReplacements(
                all,
                find(state, approved, surroundings, (change, now) -> isTriggered(change)),
                find(
                        state,
                        approved,
                        surroundings,
                        (change, now) -> change.isForcedByUnknown() && now.isAsBefore(change)),
                created);
    }

    private static boolean isTriggered(PlannedChange change) {
        return change.replaces() && change.isFor(ActionReason.REPLACE_BY_TRIGGERS);
    }

    private static NavigableSet<ResourceInstanceAddress> find(
            StateSnapshot state,
            List<PlanDocument> approved,
            Surroundings surroundings,
            BiPredicate<PlannedChange, CameTrue> wanted) {
        NavigableSet<ResourceInstanceAddress> found = new TreeSet<>();
        for (PlanDocument plan : approved) {
            CameTrue now =
                    new CameTrue(
                            plan,
                            state,
                            surroundings.key(),
                            new WorkingDirectory(surroundings.workingDirectory()),
                            surroundings.progress());
            plan.effects().stream()
                    .filter(change -> wanted.test(change, now))
                    .map(PlannedChange::address)
                    .forEach(shown ->
                            now.find(shown)
                                    .or(() -> AddressParser.instance(shown))
                                    .ifPresent(found::add));
        }
        return found;
    }
}
