package dev.terrane.backends;

import dev.terrane.value.Value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a backend was given, each of the type that its schema says. What was not given is null.
public record BackendArguments(SortedMap<String, Value> values) {
    public static final BackendArguments NONE = new BackendArguments(new TreeMap<>());

    public BackendArguments {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// Nothing also for an empty text, as Terraform has it.
    public Optional<String> text(String name) {
        return value(name) instanceof Value.StringValue text && !text.text().isEmpty()
                ? Optional.of(text.text())
                : Optional.empty();
    }

    public boolean flag(String name) {
        return flagOf(name).orElse(false);
    }

    public Optional<Boolean> flagOf(String name) {
        return value(name) instanceof Value.BoolValue bool
                ? Optional.of(bool.truth())
                : Optional.empty();
    }

    public Optional<Integer> number(String name) {
        return value(name) instanceof Value.NumberValue number
                ? Optional.of((int) number.number().toDouble())
                : Optional.empty();
    }

    /// The elements of a list or set of texts.
    public List<String> texts(String name) {
        return switch (value(name)) {
            case Value.ListValue list -> texts(list.elements());
            case Value.SetValue set -> texts(set.elements());
            default -> List.of();
        };
    }

    /// A map of texts.
    public SortedMap<String, String> map(String name) {
        SortedMap<String, String> map = new TreeMap<>();
        if (value(name) instanceof Value.MapValue values) {
            values.elements()
                    .forEach((key, value) -> {
                        if (value instanceof Value.StringValue text) {
                            map.put(key, text.text());
                        }
                    });
        }
        return map;
    }

    /// An object's attributes; nothing where it was not given.
    public Optional<BackendArguments> object(String name) {
        return value(name) instanceof Value.ObjectValue object
                ? Optional.of(new BackendArguments(object.attributes()))
                : Optional.empty();
    }

    /// The same with the arguments of another one where they are given.
    public BackendArguments with(Map<String, Value> others) {
        SortedMap<String, Value> all = new TreeMap<>(values);
        all.putAll(others);
        return new BackendArguments(all);
    }

    private Value value(String name) {
        Value value = values.get(name);
        return value == null ? Value.nullOf(dev.terrane.value.Type.DYNAMIC) : value;
    }

    private static List<String> texts(List<Value> elements) {
        return elements.stream()
                .flatMap(e ->
                        e instanceof Value.StringValue text
                                ? java.util.stream.Stream.of(text.text())
                                : java.util.stream.Stream.empty())
                .toList();
    }
}
