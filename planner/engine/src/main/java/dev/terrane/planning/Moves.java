package dev.terrane.planning;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.WorkingState;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The state with its objects under the names that `moved` blocks give them.
///
/// @param prior the state after the moves
/// @param previous where an object was before, by its address now
/// @param blocked objects that could not move, and whose place was taken
record Moves(
        StateSnapshot prior,
        Map<ResourceInstanceAddress, ResourceInstanceAddress> previous,
        SortedMap<ResourceInstanceAddress, ResourceInstanceAddress> blocked) {
    Moves {
        previous = Map.copyOf(previous);
        blocked = Collections.unmodifiableSortedMap(new TreeMap<>(blocked));
    }

    static Moves of(Configuration configuration, StateSnapshot state) {
        List<MoveStatement> statements =
                configuration
                        .modules()
                        .flatMap(node ->
                                node.config().moves().stream()
                                        .map(block -> MoveStatement.of(node.path(), block)))
                        .toList();
        return statements.isEmpty()
                ? new Moves(state, Map.of(), new TreeMap<>())
                : carryOut(statements, state);
    }

    /// The same for a plan that tells nothing of where its objects were.
    Moves untold() {
        return new Moves(prior, Map.of(), blocked);
    }

    void reportBlocked(Diagnostics diagnostics) {
        if (blocked.isEmpty()) {
            return;
        }
        String pairs =
                blocked.entrySet().stream()
                        .map(entry -> "  %s to %s".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));
        diagnostics.add(
                Diagnostic.warning(
                        "Unresolved resource instance address changes",
                        "The state has an object at the new address already, so these did not move:\n%s\nTake one of the two out of the state, or change the moved block."
                                .formatted(pairs)));
    }

    /// An object that moves has to be planned under both of its names, or not at all.
    ///
    /// @param included whether `-target` names an object
    void reportLeftOut(Predicate<ResourceInstanceAddress> included, Diagnostics diagnostics) {
        SortedSet<ResourceInstanceAddress> leftOut = new TreeSet<>();
        previous.forEach((to, from) -> {
            leftOut.add(to);
            leftOut.add(from);
        });
        leftOut.removeIf(included);
        if (!leftOut.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "Moved resource instances excluded by targeting",
                            "The state holds objects that move to other addresses, so they have to be part of this plan, under both addresses. Add these, or plan without -target:\n%s"
                                    .formatted(
                                            leftOut.stream()
                                                    .map("  -target='%s'"::formatted)
                                                    .collect(Collectors.joining("\n")))));
        }
    }

    /// The addresses, and those to which objects there have moved. From there an object may move on where
    /// `count` comes or goes: `a[0]` by a `moved` block to `b[0]`, and that to `b`.
    Set<String> alsoMoved(Set<String> addresses) {
        Set<String> all = new HashSet<>(addresses);
        previous.forEach((to, from) -> {
            if (addresses.contains(from.toString())) {
                all.add(to.toString());
            }
        });
        return all;
    }

    ResourceInstanceAddress before(ResourceInstanceAddress address) {
        return previous.getOrDefault(address, address);
    }

    /// An object whose new place is taken stays where it is. Deposed objects stay as well.
    private static Moves carryOut(List<MoveStatement> statements, StateSnapshot state) {
        WorkingState moved = new WorkingState(state);
        Map<ResourceInstanceAddress, ResourceInstanceAddress> targets = targets(statements, state);
        targets.keySet().forEach(moved::removeCurrent);
        Map<ResourceInstanceAddress, ResourceInstanceAddress> previous = new HashMap<>();
        SortedMap<ResourceInstanceAddress, ResourceInstanceAddress> blocked = new TreeMap<>();
        targets.forEach((from, to) -> {
            ObjectState object = state.current(from).orElseThrow();
            boolean taken = moved.current(to).isPresent();
            ResourceInstanceAddress place = taken ? from : to;
            moved.putCurrent(place, providerOf(from, state), object);
            if (taken) {
                blocked.put(from, to);
            } else {
                previous.put(to, from);
            }
        });
        return new Moves(moved.snapshot(), previous, blocked);
    }

    private static ProviderConfigAddress providerOf(
            ResourceInstanceAddress address, StateSnapshot state) {
        return Optional.ofNullable(state.resources().get(address.allInstances()))
                .map(resource -> resource.provider(address.key()))
                .orElseThrow();
    }

    private static Map<ResourceInstanceAddress, ResourceInstanceAddress> targets(
            List<MoveStatement> statements, StateSnapshot state) {
        Map<ResourceInstanceAddress, ResourceInstanceAddress> targets = new TreeMap<>();
        state.resources()
                .forEach((resource, instances) ->
                        instances
                                .instances()
                                .forEach((key, instance) -> {
                                    ResourceInstanceAddress from = resource.instance(key);
                                    ResourceInstanceAddress to = target(from, statements);
                                    if (instance.current().isPresent() && !to.equals(from)) {
                                        targets.put(from, to);
                                    }
                                }));
        return targets;
    }

    /// Follows one statement after the other, but never twice through the same name.
    private static ResourceInstanceAddress target(
            ResourceInstanceAddress start, List<MoveStatement> statements) {
        Set<ResourceInstanceAddress> seen = new HashSet<>(Set.of(start));
        ResourceInstanceAddress at = start;
        Optional<ResourceInstanceAddress> next = next(at, statements);
        while (next.isPresent() && seen.add(next.get())) {
            at = next.get();
            next = next(at, statements);
        }
        return at;
    }

    private static Optional<ResourceInstanceAddress> next(
            ResourceInstanceAddress at, List<MoveStatement> statements) {
        return statements.stream().flatMap(statement -> statement.apply(at).stream()).findFirst();
    }
}
