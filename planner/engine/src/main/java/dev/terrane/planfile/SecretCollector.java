package dev.terrane.planfile;

import dev.terrane.plan.Change;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.state.StateSnapshot.ResourceState;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePaths;
import dev.terrane.value.ValueTree;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Gathers the texts that are sensitive or ephemeral somewhere.
final class SecretCollector {
    /// A number of fewer digits is a port or a size as often as a secret.
    private static final int LONG_NUMBER = 6;

    private final SortedSet<String> found = new TreeSet<>();

    SortedSet<String> found() {
        return found;
    }

    void add(Plan plan) {
        plan.variables().values().forEach(this::addMarked);
        plan.plannedOutputs().values().forEach(this::addMarked);
        plan.changes().forEach(change -> add(change.change()));
        plan.invocations().forEach(invocation -> addMarked(invocation.config()));
        plan.drift().forEach(drift -> add(drift.change()));
        plan.outputs().forEach(this::add);
    }

    private void add(Change change) {
        addMarked(change.before());
        addMarked(change.after());
    }

    private void add(OutputChange output) {
        if (output.sensitive()) {
            addAll(output.before());
            addAll(output.after());
        } else {
            addMarked(output.before());
            addMarked(output.after());
        }
    }

    void add(StateSnapshot state) {
        for (OutputState output : state.outputs().values()) {
            if (output.sensitive()) {
                addAll(output.value());
            }
        }
        for (ResourceState resource : state.resources().values()) {
            resource.instances().values().forEach(this::add);
        }
    }

    private void add(InstanceState instance) {
        instance.current().ifPresent(this::add);
        instance.deposed().values().forEach(this::add);
    }

    private void add(ObjectState object) {
        if (object.sensitivePaths().isEmpty()) {
            return;
        }
        Value asStored = StoredAttributes.asStored(object);
        Value unwrapped = StoredAttributes.unwrapped(asStored);
        for (ValuePath path : object.sensitivePaths()) {
            Optional<Value> secret = ValuePaths.get(unwrapped, path);
            secret.or(() -> ValuePaths.get(asStored, path)).ifPresent(this::addAll);
        }
    }

    /// What is marked in the value.
    void addMarked(Value value) {
        if (!value.marks().isEmpty()) {
            addAll(value);
        } else {
            ValueTree.children(value).forEach(this::addMarked);
        }
    }

    private void addAll(Value value) {
        switch (value.unmarked()) {
            case Value.StringValue string -> found.add(string.text());
            case Value.NumberValue number -> addNumber(number.number().toString());
            default -> ValueTree.children(value).forEach(this::addAll);
        }
    }

    private void addNumber(String digits) {
        if (digits.length() >= LONG_NUMBER) {
            found.add(digits);
        }
    }
}
