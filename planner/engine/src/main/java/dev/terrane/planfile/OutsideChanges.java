package dev.terrane.planfile;

import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.value.SortedStrings;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What changes by itself and is no part of what is done: a database can be restored to a later time each
/// time that it is read. An attribute is passed over where it is its provider's to decide, neither plan
/// gives it another value, and the state still holds the object as it was.
final class OutsideChanges {
    private final PlanDocument approved;
    private final PlanDocument present;
    private final ProviderDecisions decisions;

    OutsideChanges(PlanDocument approved, PlanDocument present, ProviderDecisions decisions) {
        this.approved = approved;
        this.present = present;
        this.decisions = decisions;
    }

    /// The attributes in which two effects may differ.
    Set<String> between(Effect was, Effect is) {
        return was instanceof Effect.OfObject one
                        && is instanceof Effect.OfObject other
                        && isSameObject(one.change(), other.change())
                ? between(one.change(), other.change())
                : Set.of();
    }

    private boolean isSameObject(PlannedChange was, PlannedChange is) {
        Digest before = stored(approved, was);
        return before != null && before.equals(stored(present, is));
    }

    private static @Nullable Digest stored(PlanDocument plan, PlannedChange change) {
        String address = change.previousAddress().orElse(change.address());
        return plan.objects().get(PlannedChange.place(address, change.deposedKey()));
    }

    private Set<String> between(PlannedChange was, PlannedChange is) {
        Map<String, DocumentValue> one = entries(was.wholeBefore());
        Map<String, DocumentValue> other = entries(is.wholeBefore());
        Set<String> names = new HashSet<>(one.keySet());
        names.retainAll(other.keySet());
        names.removeIf(name ->
                Objects.equals(one.get(name), other.get(name))
                        || !decisions.decides(is.address(), name)
                        || !leaves(was, name)
                        || !leaves(is, name));
        return names;
    }

    /// Whether a change keeps the value, or does away with the object.
    private static boolean leaves(PlannedChange change, String name) {
        return change.after().isEmpty()
                || (change.before().isPresent() && !entries(change.before()).containsKey(name));
    }

    /// A value without some of its attributes.
    static Optional<DocumentValue> without(Set<String> names, Optional<DocumentValue> value) {
        if (names.isEmpty() || !(value.orElse(null) instanceof Mapping mapping)) {
            return value;
        }
        Map<String, DocumentValue> rest = new HashMap<>(mapping.entries());
        rest.keySet().removeAll(names);
        return Optional.of(new Mapping(SortedStrings.copy(rest)));
    }

    private static Map<String, DocumentValue> entries(Optional<DocumentValue> value) {
        return value.orElse(null) instanceof Mapping mapping ? mapping.entries() : Map.of();
    }
}
