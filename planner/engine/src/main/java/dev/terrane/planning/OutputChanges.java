package dev.terrane.planning;

import dev.terrane.config.Configuration;
import dev.terrane.config.Output;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.OutputChange.Kind;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Compares the outputs of the root module with those that the state holds.
final class OutputChanges {
    private OutputChanges() {}

    static List<OutputChange> of(
            StateSnapshot prior,
            SortedMap<String, Value> planned,
            Configuration configuration,
            PlanOptions options,
            boolean errored) {
        Map<String, Output> declared = configuration.root().config().outputs();
        Set<String> names = new TreeSet<>(prior.outputs().keySet());
        names.addAll(planned.keySet());
        List<OutputChange> changes = new ArrayList<>();
        for (String name : names) {
            Output output = declared.get(name);
            boolean leftOut = !planned.containsKey(name) && (output != null || options.isPartial());
            if (leftOut && (errored || options.mode() != Mode.DESTROY || options.isPartial())) {
                continue;
            }
            boolean sensitive = output != null && output.sensitive();
            changes.add(change(name, prior.outputs().get(name), planned.get(name), sensitive));
        }
        return changes;
    }

    private static OutputChange change(
            String name,
            @org.jspecify.annotations.Nullable OutputState state,
            @org.jspecify.annotations.Nullable Value planned,
            boolean sensitive) {
        Value before = state == null ? Value.NULL : marked(state.value(), state.sensitive());
        if (planned == null) {
            return new OutputChange(
                    name, before, Value.NULL, sensitive || isSensitive(state), Kind.DELETE);
        }
        Value after = marked(planned, sensitive);
        return new OutputChange(
                name, before, after, sensitive || isSensitive(state), kind(state, before, after));
    }

    /// An output that is null is not stored, so it is neither made nor removed.
    private static Kind kind(
            @org.jspecify.annotations.Nullable OutputState state, Value before, Value after) {
        if (state == null) {
            return after.isNull() ? Kind.NO_OP : Kind.CREATE;
        }
        boolean same =
                before.withoutMarksDeep().equals(after.withoutMarksDeep())
                        && state.sensitive() == after.hasMark(Mark.SENSITIVE)
                        && after.isWhollyKnown();
        return same ? Kind.NO_OP : Kind.UPDATE;
    }

    private static boolean isSensitive(@org.jspecify.annotations.Nullable OutputState state) {
        return state != null && state.sensitive();
    }

    private static Value marked(Value value, boolean sensitive) {
        Value plain = value.withoutMarksDeep();
        return sensitive ? plain.withMarks(Set.of(Mark.SENSITIVE)) : plain;
    }
}
