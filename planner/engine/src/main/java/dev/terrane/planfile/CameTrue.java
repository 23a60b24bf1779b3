package dev.terrane.planfile;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.state.PlanProgress;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells by the state whether what was approved is so already.
final class CameTrue {
    private final StateSnapshot state;
    private final Optional<FingerprintKey> key;
    private final String lineage;
    private final WorkingDirectory directory;
    private final ObjectLookup objects;
    private final PlanProgress progress;
    private final List<String> uncompared = new ArrayList<>();

    CameTrue(
            PlanDocument approved,
            StateSnapshot state,
            Optional<FingerprintKey> key,
            WorkingDirectory directory,
            PlanProgress progress) {
        this.state = state;
        this.key = key;
        this.lineage = approved.lineage();
        this.directory = directory;
        this.objects = new ObjectLookup(state, key, lineage, directory);
        this.progress = progress;
    }

    /// The places where secrets could not be compared.
    List<String> uncompared() {
        return List.copyOf(uncompared);
    }

    boolean test(Effect effect) {
        return switch (effect) {
            case Effect.OfObject object -> test(object.change());
            case Effect.OfOutput output -> test(output.output());
            case Effect.OfInvocation invocation -> test(invocation.invocation());
        };
    }

    /// No object tells that. Where its time had come and it is not to be invoked, its condition has turned
    /// out to be false.
    private boolean test(PlannedInvocation invocation) {
        return progress.invoked().contains(invocation.place())
                || (invocation.isConditional() && progress.due().contains(invocation.place()));
    }

    private boolean test(PlannedChange change) {
        if (change.isRead()) {
            return true; // it changes nothing
        }
        Optional<ObjectState> object = object(change.address(), change.deposedKey());
        if (change.after().isEmpty()) {
            return object.isEmpty();
        }
        boolean movedAway = change.previousAddress().flatMap(objects::find).isEmpty();
        return movedAway
                && object.isPresent()
                && holds(change, object.get())
                && (!change.replaces() || isReplaced(change, object.get()));
    }

    /// What is replaced may become what it was. That it is another object, the journal knows; otherwise
    /// something must differ from the old one.
    private boolean isReplaced(PlannedChange change, ObjectState object) {
        return objects.find(change.address())
                        .filter(at -> progress.replaced().contains(at))
                        .isPresent()
                || !agrees(change, change.wholeBefore().orElseThrow(), object);
    }

    /// Whether the object was made by the approved plan, and not brought to its end.
    boolean isUnfinished(PlannedChange change) {
        return object(change.address(), Optional.empty()).filter(ObjectState::tainted).isPresent()
                && objects.find(change.address())
                        .filter(at -> progress.unfinished().contains(at))
                        .isPresent();
    }

    /// Whether the object is the one that the change found.
    boolean isAsBefore(PlannedChange change) {
        return object(change.address(), change.deposedKey())
                .filter(object ->
                        change.wholeBefore()
                                .filter(before -> agrees(change, before, object))
                                .isPresent())
                .isPresent();
    }

    /// Whether the object is as the change would make it.
    boolean holds(PlannedChange change, ObjectState object) {
        if (object.tainted() || change.after().isEmpty()) {
            return false;
        }
        return agrees(change, change.after().get(), object);
    }

    private boolean agrees(PlannedChange change, DocumentValue said, ObjectState object) {
        String address =
                objects.find(change.address()).map(Object::toString).orElse(change.address());
        Value stored = StoredAttributes.asStored(object);
        return agreeInObject(change.place(), address, said, stored)
                || agreeInObject(change.place(), address, said, StoredAttributes.unwrapped(stored));
    }

    Optional<ObjectState> object(String address, Optional<String> deposedKey) {
        Optional<InstanceState> instance = objects.find(address).flatMap(state::instance);
        return deposedKey.isPresent()
                ? instance.flatMap(i -> Optional.ofNullable(i.deposed().get(deposedKey.get())))
                : instance.flatMap(InstanceState::current);
    }

    Optional<ResourceInstanceAddress> find(String address) {
        return objects.find(address);
    }

    private boolean test(PlannedOutput output) {
        OutputState stored = state.outputs().get(output.name());
        if (output.after().isEmpty() || stored == null) {
            return output.after().isEmpty() && stored == null;
        }
        return agree(output.place(), output.place(), output.after().get(), stored.value());
    }

    private boolean agree(String place, String address, DocumentValue said, Value real) {
        StoredAgreement agreement = new StoredAgreement(address, key, lineage, directory, objects);
        return isTrue(place, agreement, agreement.agree(said, real));
    }

    private boolean agreeInObject(String place, String address, DocumentValue said, Value real) {
        StoredAgreement agreement = new StoredAgreement(address, key, lineage, directory, objects);
        return isTrue(place, agreement, agreement.agreeInObject(said, real));
    }

    private boolean isTrue(String place, StoredAgreement agreement, boolean agrees) {
        if (agrees && agreement.isUncompared()) {
            uncompared.add(place);
        }
        return agrees;
    }
}
