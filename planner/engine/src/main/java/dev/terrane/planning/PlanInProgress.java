package dev.terrane.planning;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.evaluating.ConditionOutcome;
import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.Drift;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.WorkingState;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What planning has found so far. Several threads add to it.
final class PlanInProgress {
    private final Moves moves;
    private final WorkingState refreshed;
    private final Map<Key, ResourceChange> changes = new ConcurrentHashMap<>();
    private final Map<AllInstances, Set<ResourceChange>> byResource = new ConcurrentHashMap<>();
    private final Set<String> empty = ConcurrentHashMap.newKeySet();
    private final Set<ActionInvocation> invocations = ConcurrentHashMap.newKeySet();
    private final Map<ResourceInstanceAddress, Drift> drift = new ConcurrentHashMap<>();
    private final Set<ResourceInstanceAddress> movedAway = ConcurrentHashMap.newKeySet();
    private final Set<ConfigResourceAddress> changing = ConcurrentHashMap.newKeySet();
    private final List<ConditionOutcome> conditions = new ArrayList<>();

    private record Key(ResourceInstanceAddress address, Optional<String> deposed) {}

    /// @param moves that `moved` blocks have made of the state
    PlanInProgress(Moves moves) {
        this.moves = moves;
        this.refreshed = new WorkingState(moves.prior());
    }

    /// The state as it is read again, without what is planned.
    WorkingState refreshed() {
        return refreshed;
    }

    void add(ResourceChange change) {
        ResourceChange told =
                change.deposedKey().isPresent()
                        ? change
                        : change.movedFrom(moves.before(change.previousAddress()));
        changes.put(new Key(change.address(), change.deposedKey()), told);
        byResource
                .computeIfAbsent(
                        change.address().allInstances(), key -> ConcurrentHashMap.newKeySet())
                .add(told);
        if (!change.change().isNoOp()) {
            changing.add(change.address().config());
        }
        if (change.moved()) {
            movedAway.add(change.previousAddress());
        }
    }

    void add(ActionInvocation invocation) {
        invocations.add(invocation);
    }

    /// In any order.
    List<ActionInvocation> invocations() {
        return List.copyOf(invocations);
    }

    Optional<ResourceChange> change(ResourceInstanceAddress address) {
        return Optional.ofNullable(changes.get(new Key(address, Optional.empty())));
    }

    /// In any order.
    Collection<ResourceChange> changesOf(AllInstances resource) {
        return byResource.getOrDefault(resource, Set.of());
    }

    /// Says that a block has no instances, so that none of its conditions can fail.
    void hasNoInstances(String configAddress) {
        empty.add(configAddress);
    }

    Set<String> withoutInstances() {
        return Set.copyOf(empty);
    }

    /// Whether anything is planned for any instance of the resource.
    boolean isChanging(ConfigResourceAddress resource) {
        return changing.contains(resource);
    }

    /// Says that the object at that address is taken over by another one, also where no change is planned.
    void movesAway(ResourceInstanceAddress address) {
        movedAway.add(address);
    }

    /// Whether the object at that address is taken over by another address.
    boolean hasMovedAway(ResourceInstanceAddress address) {
        return movedAway.contains(address);
    }

    /// Whether a `moved` block has brought the object there.
    boolean isMoved(ResourceInstanceAddress address) {
        return !moves.before(address).equals(address);
    }

    void add(Drift seen) {
        drift.put(
                seen.address(),
                new Drift(
                        seen.address(),
                        moves.before(seen.previousAddress()),
                        seen.provider(),
                        seen.change()));
    }

    synchronized void add(ConditionOutcome outcome) {
        conditions.add(outcome);
    }

    synchronized List<ConditionOutcome> conditions() {
        return List.copyOf(conditions);
    }

    /// Sorted by address, deposed objects behind the current one.
    List<ResourceChange> changes() {
        return changes.values().stream()
                .sorted(
                        Comparator.comparing(ResourceChange::address)
                                .thenComparing(change -> change.deposedKey().orElse("")))
                .toList();
    }

    List<Drift> drift() {
        return drift.values().stream().sorted(Comparator.comparing(Drift::address)).toList();
    }
}
