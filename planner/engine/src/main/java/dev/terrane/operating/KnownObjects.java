package dev.terrane.operating;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.Value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What objects are worth to somebody who asks: as the state has them, or as a plan would leave them.
public final class KnownObjects {
    private final StateSnapshot state;
    private final Map<String, Value> planned;

    private KnownObjects(StateSnapshot state, Map<String, Value> planned) {
        this.state = state;
        this.planned = planned;
    }

    public static KnownObjects in(StateSnapshot state) {
        return new KnownObjects(state, Map.of());
    }

    public static KnownObjects after(Plan plan, StateSnapshot refreshed) {
        Map<String, Value> planned = new HashMap<>();
        for (ResourceChange change : plan.changes()) {
            if (change.deposedKey().isEmpty()) {
                planned.put(change.address().toString(), change.change().after());
            }
        }
        return new KnownObjects(refreshed, planned);
    }

    Optional<Value> find(
            ResourceInstanceAddress address, ObjectTypes types, Diagnostics diagnostics) {
        Value after = planned.get(address.toString());
        return after != null && !after.isNull()
                ? Optional.of(after)
                : stored(address, types, diagnostics);
    }

    private Optional<Value> stored(
            ResourceInstanceAddress address, ObjectTypes types, Diagnostics diagnostics) {
        return Optional.ofNullable(state.resources().get(address.allInstances()))
                .flatMap(resource -> {
                    Optional<ObjectType> type =
                            types.find(resource.provider().source(), address.resource());
                    Optional<ObjectState> object =
                            Optional.ofNullable(resource.instances().get(address.key()))
                                    .flatMap(StateSnapshot.InstanceState::current);
                    return type.isPresent() && object.isPresent()
                            ? type.get().decode(object.get(), address.toString(), diagnostics)
                            : Optional.empty();
                });
    }
}
