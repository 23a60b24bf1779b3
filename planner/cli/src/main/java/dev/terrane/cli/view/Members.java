package dev.terrane.cli.view;

import dev.terrane.value.Value;
import dev.terrane.value.ValueOrder;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The attributes of two objects, or the elements of two maps, by name.
///
/// @param nullIsAbsent whether null says that there is none: in objects of declared types
record Members(
        Map<String, Value> older,
        Map<String, Value> newer,
        SortedSet<String> names,
        boolean nullIsAbsent) {

    static Members of(
            SortedMap<String, Value> older, SortedMap<String, Value> newer, boolean nullIsAbsent) {
        SortedSet<String> names = new TreeSet<>(ValueOrder::compareStrings);
        add(older, nullIsAbsent, names);
        add(newer, nullIsAbsent, names);
        return new Members(older, newer, names, nullIsAbsent);
    }

    private static void add(
            Map<String, Value> members, boolean nullIsAbsent, SortedSet<String> names) {
        members.forEach((name, value) -> {
            if (!nullIsAbsent || !value.isNull()) {
                names.add(name);
            }
        });
    }

    Optional<Value> before(String name) {
        return present(older.get(name));
    }

    Optional<Value> after(String name) {
        return present(newer.get(name));
    }

    private Optional<Value> present(@Nullable Value value) {
        return value == null || (nullIsAbsent && value.isNull())
                ? Optional.empty()
                : Optional.of(value);
    }

    /// What is not known yet may turn out to differ.
    boolean isUnchanged(String name) {
        return before(name).equals(after(name));
    }

    int width(UnaryOperator<String> shown) {
        int width = 0;
        for (String name : names) {
            width = Math.max(width, shown.apply(name).length());
        }
        return width;
    }
}
