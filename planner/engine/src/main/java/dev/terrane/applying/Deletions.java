package dev.terrane.applying;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.ConfigNode.ProviderNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.StepNode;
import dev.terrane.graph.Dag;
import dev.terrane.graph.Edge;
import dev.terrane.plan.Change;
import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.ObjectState;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts every deletion of a plan where it belongs in the order.
///
/// An object is deleted after those that were made from it. Where it is replaced, its successor
/// comes after it, and so does whatever was made from it and is changed; with
/// `create_before_destroy` it is the other way round.
///
/// What the objects that are there were made from, the state tells, and the configuration may say the
/// opposite by now: then some of these orders contradict each other, and the least important are given up.
/// What a plan does is never refused for that.
///
/// Deletions of one block that were made from another one have a common end, so that the number of edges
/// grows with the number of objects and not with its square.
final class Deletions {
    private final Dag<ConfigNode> dag;
    private final StateSnapshot state;
    private final Set<ResourceInstanceAddress> awaited = new HashSet<>();
    private final Map<StepNode, Deletion> byStep = new LinkedHashMap<>();
    private final Map<ConfigResourceAddress, List<Deletion>> byBlock = new HashMap<>();
    private final Map<ConfigResourceAddress, Set<ConfigResourceAddress>> dependents =
            new HashMap<>();

    /// What goes after what was made from it is changed.
    private final List<Edge<ConfigNode>> released = new ArrayList<>();

    /// What is changed when that is gone that it was made from.
    private final List<Edge<ConfigNode>> awaiting = new ArrayList<>();

    /// One object that is going to be deleted.
    ///
    /// @param deposedKey of the object, where it is deposed already or will be when its turn comes
    record Deletion(ResourceChange change, Optional<String> deposedKey, boolean afterSuccessor) {
        ResourceInstanceAddress address() {
            return change.address();
        }
    }

    private Deletions(Dag<ConfigNode> dag, StateSnapshot state) {
        this.dag = dag;
        this.state = state;
    }

    static Deletions putInto(Dag<ConfigNode> dag, Plan plan, StateSnapshot state) {
        Deletions deletions = new Deletions(dag, state);
        plan.changes().stream()
                .filter(change -> change.change() instanceof Change.Create)
                .filter(ResourceChange::createBeforeDestroy)
                .forEach(change -> deletions.awaited.add(change.address()));
        plan.changes().forEach(deletions::collect);
        deletions.byStep.forEach(deletions::addStep);
        plan.changes().forEach(deletions::connectSuccessors);
        dag.connectWherePossible(deletions.dependents());
        dag.connectWherePossible(deletions.released);
        dag.connectWherePossible(deletions.awaiting);
        dag.connectWherePossible(deletions.referrers());
        dag.connectWherePossible(deletions.readings(plan));
        return deletions;
    }

    Optional<Deletion> of(StepNode step) {
        return Optional.ofNullable(byStep.get(step));
    }

    /// The key under which a replaced object waits for its deletion: one that no object has which is
    /// waiting there already.
    static String deposedKey(ResourceInstanceAddress address, StateSnapshot before) {
        Set<String> taken =
                before.instance(address).map(known -> known.deposed().keySet()).orElse(Set.of());
        int number = address.toString().hashCode();
        while (taken.contains(deposedKey(number))) {
            number++;
        }
        return deposedKey(number);
    }

    private static String deposedKey(int number) {
        return "%08x".formatted(number);
    }

    private void collect(ResourceChange change) {
        switch (change.change()) {
            case Change.Delete d ->
                    keep(new Deletion(change, change.deposedKey(), outlivesCreation(change)));
            case Change.Replace r when r.createBeforeDestroy() ->
                    keep(
                            new Deletion(
                                    change,
                                    Optional.of(deposedKey(change.address(), state)),
                                    true));
            case Change.Replace r -> keep(new Deletion(change, Optional.empty(), false));
            case Change.Create c -> {}
            case Change.Supersede c -> {}
            case Change.Read c -> {}
            case Change.Update c -> {}
            case Change.Forget c -> {}
            case Change.NoOp c -> {}
        }
    }

    /// A replacement that was interrupted after its first half and before its second.
    private boolean outlivesCreation(ResourceChange change) {
        return change.deposedKey().isPresent() && awaited.contains(change.address());
    }

    private void keep(Deletion deletion) {
        StepNode step = step(deletion);
        byStep.put(step, deletion);
        ConfigResourceAddress block = deletion.address().config();
        byBlock.computeIfAbsent(block, key -> new ArrayList<>()).add(deletion);
        for (ConfigResourceAddress dependency : storedDependencies(deletion)) {
            if (!dependency.equals(block)) {
                dependents.computeIfAbsent(dependency, key -> new LinkedHashSet<>()).add(block);
                dag.connect(end(block, dependency), step);
            }
        }
    }

    /// What the object that is there was made from, which is not what its successor is made from.
    private List<ConfigResourceAddress> storedDependencies(Deletion deletion) {
        Optional<ObjectState> object =
                deletion.change().deposedKey().isPresent()
                        ? state.instance(deletion.address())
                                .map(i -> i.deposed().get(deletion.change().deposedKey().get()))
                        : state.current(deletion.address());
        return object.map(ObjectState::dependencies).orElse(deletion.change().dependencies());
    }

    private void addStep(StepNode step, Deletion deletion) {
        dag.connect(step, new ProviderNode(deletion.change().provider()));
        ResourceNode own = new ResourceNode(deletion.address().config());
        if (deletion.afterSuccessor()) {
            dag.connect(step, own);
        } else if (deletion.change().change() instanceof Change.Replace) {
            dag.connect(own, step);
        }
    }

    /// What was made from an object is deleted before it. It was made from a current one rather than from
    /// one that was replaced: that counts where the two contradict each other.
    private List<Edge<ConfigNode>> dependents() {
        List<Edge<ConfigNode>> edges = new ArrayList<>();
        byStep.values().stream()
                .sorted(Comparator.comparing(d -> d.change().deposedKey().isPresent()))
                .forEach(deletion -> {
                    ConfigResourceAddress block = deletion.address().config();
                    dependents
                            .getOrDefault(block, Set.of())
                            .forEach(other ->
                                    edges.add(new Edge<>(step(deletion), end(other, block))));
                });
        return edges;
    }

    /// An object that its successor has replaced goes when all that refers to its block is done, so that
    /// it is still there where that fails.
    private List<Edge<ConfigNode>> referrers() {
        List<Edge<ConfigNode>> edges = new ArrayList<>();
        byStep.forEach((step, deletion) -> {
            if (deletion.afterSuccessor()) {
                dag.dependents(new ResourceNode(deletion.address().config())).stream()
                        .filter(referrer -> !(referrer instanceof StepNode))
                        .forEach(referrer -> edges.add(new Edge<>(step, referrer)));
            }
        });
        return edges;
    }

    /// What is changed and was made from an object that goes waits until it is gone; where the
    /// object outlives its successor's making, it waits for what was made from it.
    private void connectSuccessors(ResourceChange change) {
        boolean made =
                change.change() instanceof Change.Create
                        || change.change() instanceof Change.Update
                        || change.change() instanceof Change.Replace
                        || change.change() instanceof Change.Supersede;
        ResourceNode node = new ResourceNode(change.address().config());
        if (!made || !dag.contains(node)) {
            return;
        }
        List<ConfigResourceAddress> madeFrom =
                state.current(change.address()).map(ObjectState::dependencies).orElse(List.of());
        for (ConfigResourceAddress dependency : madeFrom) {
            for (Deletion deletion : byBlock.getOrDefault(dependency, List.of())) {
                connectSuccessor(node, change, deletion);
            }
        }
    }

    /// What is made with `create_before_destroy` is made before anything goes that it was made from,
    /// since that goes after its own predecessor. A state may not know it yet, where the argument was
    /// added just now.
    private void connectSuccessor(ResourceNode node, ResourceChange change, Deletion deletion) {
        if (deletion.address().config().equals(node.address())) {
            return;
        }
        if (deletion.change().createBeforeDestroy() || change.createBeforeDestroy()) {
            released.add(new Edge<>(step(deletion), node));
        } else {
            awaiting.add(new Edge<>(node, step(deletion)));
        }
    }

    /// What is read is read when nothing is there any more beside what it is made from: while the old object
    /// of an interrupted replacement is, there are two of a name.
    private List<Edge<ConfigNode>> readings(Plan plan) {
        List<Edge<ConfigNode>> edges = new ArrayList<>();
        for (ResourceChange change : plan.changes()) {
            if (change.change() instanceof Change.Read) {
                change.dependencies().stream()
                        .flatMap(block -> byBlock.getOrDefault(block, List.of()).stream())
                        .filter(deletion -> deletion.change().deposedKey().isPresent())
                        .forEach(deletion ->
                                edges.add(
                                        new Edge<>(
                                                new ResourceNode(change.address().config()),
                                                step(deletion))));
            }
        }
        return edges;
    }

    private static StepNode step(Deletion deletion) {
        return new StepNode(
                deletion.address()
                        + " (delete"
                        + deletion.deposedKey().map(k -> " " + k).orElse("")
                        + ")");
    }

    private static StepNode end(ConfigResourceAddress block, ConfigResourceAddress madeFrom) {
        return new StepNode("%s (all deletions, made from %s)".formatted(block, madeFrom));
    }
}
