package dev.terrane.provider.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What was asked of the cloud, in order, for tests that count or order calls.
public final class CallLog {
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /// @param names of the objects that it was about
    public record Call(Operation operation, List<String> names) {
        public Call {
            names = List.copyOf(names);
        }
    }

    void add(Operation operation, List<String> names) {
        calls.add(new Call(operation, names));
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> calls(Operation operation) {
        return calls.stream().filter(call -> call.operation() == operation).toList();
    }

    public void clear() {
        calls.clear();
    }
}
