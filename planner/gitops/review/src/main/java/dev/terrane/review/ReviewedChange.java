package dev.terrane.review;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.planfile.PlannedChange;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A change with what a comment sorts it by.
///
/// @param module `module.net.module.dns` without keys, empty for the root
/// @param resource the address without keys: what all instances of a block have in common
record ReviewedChange(
        Optional<ResourceInstanceAddress> address,
        PlannedChange change,
        Kind kind,
        String module,
        String resource) {
    /// Instances by their numbers; what is no address of this version stands at the end.
    private static final Comparator<ReviewedChange> ORDER =
            Comparator.comparing(
                    change -> change.address().orElse(null),
                    Comparator.nullsLast(Comparator.naturalOrder()));

    static List<ReviewedChange> all(List<PlannedChange> changes) {
        return changes.stream().map(ReviewedChange::of).sorted(ORDER).toList();
    }

    private static ReviewedChange of(PlannedChange change) {
        Optional<ResourceInstanceAddress> address = AddressParser.instance(change.address());
        return new ReviewedChange(
                address,
                change,
                Kind.of(change),
                address.map(parsed -> parsed.config().module().toString()).orElse(""),
                address.map(parsed -> parsed.config().toString()).orElse(change.address()));
    }

    String place() {
        return change.place();
    }

    /// ` (`main.tf:3`)`, or nothing where no block declares it.
    String block() {
        return change.block().map(block -> " (" + Code.span(Names.text(block)) + ")").orElse("");
    }
}
