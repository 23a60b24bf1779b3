package dev.terrane.planfile;

import dev.terrane.plan.ActionReason;
import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.value.SortedStrings;
import dev.terrane.value.ValueOrder;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The change of one object, as a plan file says it.
///
/// @param address with fingerprints for instance keys that hold secrets
/// @param previousAddress where it moves from
/// @param deposedKey where the object is one that was replaced and is still there
/// @param provider the address of its provider's configuration
/// @param actions as `show -json` lists them
/// @param reason why, where the values do not tell
/// @param forcedBy the attributes whose change needs a new object
/// @param block `main.tf:3`, none for an orphan
/// @param blockDigest of the block and what it refers to
/// @param provisionerDigest of what is run beside the provider, which no value shows
/// @param importId of the object that is taken over
/// @param before of an object that stays or is replaced only the attributes that change; none where
///     there is no object
/// @param after none where there is to be no object
/// @param stateful the provider says that deleting it loses data
/// @param publicExposure the provider says what becomes reachable for everybody
/// @param dependencies the resources that it is made from
public record PlannedChange(
        String address,
        Optional<String> previousAddress,
        Optional<String> deposedKey,
        String provider,
        List<String> actions,
        Optional<String> reason,
        List<String> forcedBy,
        Optional<String> block,
        Optional<String> blockDigest,
        Optional<String> provisionerDigest,
        Optional<DocumentValue> importId,
        Optional<DocumentValue> before,
        Optional<DocumentValue> after,
        boolean stateful,
        Optional<String> publicExposure,
        List<String> dependencies) {
    private static final String DEPOSED = " (deposed ";

    public PlannedChange {
        actions = List.copyOf(actions);
        forcedBy = List.copyOf(forcedBy);
        dependencies = List.copyOf(dependencies);
    }

    /// The address, with the key of a deposed object: no two changes of a plan have the same.
    public String place() {
        return place(address, deposedKey);
    }

    /// Of a data source, which changes nothing.
    boolean isRead() {
        return actions.equals(List.of("read"));
    }

    /// Whether provisioners may run.
    boolean createsOrDeletes() {
        return actions.contains("create") || actions.contains("delete");
    }

    /// Whether there is one afterwards where there was none.
    boolean creates() {
        return actions.equals(List.of("create"));
    }

    /// Whether there is another object afterwards.
    boolean replaces() {
        return actions.contains("create") && actions.contains("delete");
    }

    boolean isFor(ActionReason why) {
        return reason.equals(Optional.of(why.word()));
    }

    /// Whether there is to be another object because of a value that is not known yet, and may turn out
    /// to be what it was.
    boolean isForcedByUnknown() {
        return replaces()
                && isFor(ActionReason.REPLACE_BECAUSE_CANNOT_UPDATE)
                && after.orElse(null) instanceof Mapping attributes
                && forcedBy.stream()
                        .map(path -> attributes.entries().get(path.split("[.\\[]", 2)[0]))
                        .anyMatch(value -> value != null && UnknownParts.in(value));
    }

    /// Whether the place is one of an object at that address, deposed or not.
    static boolean isAt(String address, String place) {
        return place.equals(address) || place.startsWith(address + DEPOSED);
    }

    static String place(String address, Optional<String> deposedKey) {
        return address + deposedKey.map(key -> DEPOSED + key + ")").orElse("");
    }

    /// The object before, with the attributes that stay.
    Optional<DocumentValue> wholeBefore() {
        if (before.orElse(null) instanceof Mapping changing
                && after.orElse(null) instanceof Mapping stays) {
            Map<String, DocumentValue> whole = new HashMap<>(stays.entries());
            whole.putAll(changing.entries());
            return Optional.of(new Mapping(SortedStrings.copy(whole)));
        }
        return before;
    }

    static List<PlannedChange> sorted(List<PlannedChange> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(PlannedChange::place, ValueOrder::compareStrings))
                .toList();
    }
}
