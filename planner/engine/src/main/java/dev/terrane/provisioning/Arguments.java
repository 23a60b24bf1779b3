package dev.terrane.provisioning;

import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the arguments of a block out of its value.
final class Arguments {
    private final Map<String, Value> values;

    /// @param object of a schema's type, unmarked
    Arguments(Value object) {
        this.values = object.asMap();
    }

    /// Nothing where it is not set.
    Optional<String> text(String name) {
        return value(name).map(Value::asString);
    }

    /// Nothing where it is not set, or set to nothing.
    Optional<String> filledText(String name) {
        return text(name).filter(text -> !text.isEmpty());
    }

    boolean isTrue(String name) {
        return value(name).map(Value::asBool).orElse(false);
    }

    Optional<Boolean> truth(String name) {
        return value(name).map(Value::asBool);
    }

    Optional<Integer> number(String name) {
        return value(name)
                .map(value -> (int) value.asNumber().asLong().orElse(-1))
                .filter(number -> number >= 0);
    }

    /// Without elements that are null.
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        value(name)
                .ifPresent(list ->
                        list.asList().stream()
                                .filter(element -> !element.isNull())
                                .forEach(element -> texts.add(element.asString())));
        return texts;
    }

    /// Without elements that are null.
    Map<String, String> map(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        value(name)
                .ifPresent(map ->
                        map.asMap()
                                .forEach((key, element) -> {
                                    if (!element.isNull()) {
                                        texts.put(key, element.asString());
                                    }
                                }));
        return texts;
    }

    /// Whether it is set, to something known or not.
    boolean isSet(String name) {
        Value value = values.get(name);
        return value != null && !value.isNull();
    }

    private Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.isNull() && value.isKnown());
    }
}
