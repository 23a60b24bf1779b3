package dev.terrane.plan;

import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that is going to change, in the order of addresses.
///
/// @param variables of the root module that were given or have defaults, with their marks
/// @param changes of objects, those that stay as they are among them
/// @param invocations of actions, in the order of what triggers them
/// @param plannedOutputs of the root module, as they are going to be as far as that is known
/// @param errored whether planning stopped at an error: such a plan can be looked at, not applied
/// @param timestamp what `plantimestamp()` gave, where it was used
public record Plan(
        PlanOptions options,
        SortedMap<String, Value> variables,
        List<ResourceChange> changes,
        List<ActionInvocation> invocations,
        List<OutputChange> outputs,
        SortedMap<String, Value> plannedOutputs,
        List<Drift> drift,
        List<CheckResult> checks,
        boolean errored,
        Optional<String> timestamp) {
    public Plan {
        variables = new TreeMap<>(variables);
        plannedOutputs = new TreeMap<>(plannedOutputs);
        changes = List.copyOf(changes);
        invocations = invocations.stream().sorted(ActionInvocation.ORDER).toList();
        outputs = List.copyOf(outputs);
        drift = List.copyOf(drift);
        checks = List.copyOf(checks);
    }

    /// A plan that invokes nothing.
    public Plan(
            PlanOptions options,
            SortedMap<String, Value> variables,
            List<ResourceChange> changes,
            List<OutputChange> outputs,
            SortedMap<String, Value> plannedOutputs,
            List<Drift> drift,
            List<CheckResult> checks,
            boolean errored,
            Optional<String> timestamp) {
        this(
                options,
                variables,
                changes,
                List.of(),
                outputs,
                plannedOutputs,
                drift,
                checks,
                errored,
                timestamp);
    }

    /// Whether applying it would do anything.
    public boolean isEffective() {
        return (options.mode() == PlanOptions.Mode.REFRESH_ONLY && !drift.isEmpty())
                || changes.stream().anyMatch(ResourceChange::isEffective)
                || !invocations.isEmpty()
                || outputs.stream().anyMatch(o -> o.kind() != OutputChange.Kind.NO_OP);
    }

    public Counts counts() {
        return Counts.of(changes, invocations.size());
    }

    /// `2 to add, 1 to change, 0 to destroy`: a replacement counts as one of each.
    ///
    /// @param invoke how many actions are invoked
    public record Counts(int add, int change, int destroy, int importing, int forget, int invoke) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        public Counts(int add, int change, int destroy, int importing, int forget) {
            this(add, change, destroy, importing, forget, 0);
        }

        static Counts of(List<ResourceChange> changes, int invoke) {
            Map<String, Integer> counted = new TreeMap<>();
            for (ResourceChange change : changes) {
                change.change().actions().forEach(a -> counted.merge(a, 1, Integer::sum));
                change.importId().ifPresent(id -> counted.merge("import", 1, Integer::sum));
            }
            return new Counts(
                    counted.getOrDefault("create", 0),
                    counted.getOrDefault("update", 0),
                    counted.getOrDefault("delete", 0),
                    counted.getOrDefault("import", 0),
                    counted.getOrDefault("forget", 0),
                    invoke);
        }
    }
}
