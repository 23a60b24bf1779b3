package dev.terrane.laws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A block of a program: a resource, a data source or a call of a module.
///
/// @param rank it refers to blocks of a lower one only
/// @param arguments by their name; that of data sources is their target
record Block(
        int rank,
        String name,
        Kind kind,
        Repeat repeat,
        SortedMap<String, Argument> arguments,
        List<String> dependsOn,
        Lifecycle lifecycle) {
    enum Kind {
        RESOURCE,
        DATA,
        MODULE
    }

    sealed interface Argument {}

    record Text(String hcl) implements Argument {}

    /// @param style which of several ways to write it
    record Ref(String block, String attribute, int style) implements Argument {}

    /// @param ignored names of arguments
    record Lifecycle(
            boolean createBeforeDestroy,
            List<String> ignored,
            Optional<Ref> trigger,
            boolean conditions) {
        static final Lifecycle NONE = new Lifecycle(false, List.of(), Optional.empty(), false);

        public Lifecycle {
            ignored = List.copyOf(ignored);
        }
    }

    Block {
        arguments = new TreeMap<>(arguments);
        dependsOn = List.copyOf(dependsOn);
    }

    Block named(String other) {
        return new Block(rank, other, kind, repeat, arguments, dependsOn, lifecycle);
    }

    Block repeated(Repeat other) {
        return new Block(rank, name, kind, other, arguments, dependsOn, lifecycle);
    }

    Block with(Map<String, Argument> others) {
        return new Block(rank, name, kind, repeat, new TreeMap<>(others), dependsOn, lifecycle);
    }

    Block with(Lifecycle other) {
        return new Block(rank, name, kind, repeat, arguments, dependsOn, other);
    }

    String address() {
        return switch (kind) {
            case RESOURCE -> "memory_object." + name;
            case DATA -> "data.memory_object." + name;
            case MODULE -> "module." + name;
        };
    }
}
