package dev.terrane.spi.support;

import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The attributes of an object as Java values. What is null or unknown is absent; ask
/// [#isUnknown] where the difference matters.
///
/// Naming an attribute that the object has not is a bug of the caller and throws.
///
/// @param object known and not null
public record Attributes(Value object) {

    public static Attributes of(Value object) {
        return new Attributes(object);
    }

    public Value value(String name) {
        Value value = object.asMap().get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no attribute " + name + " among " + object.asMap().keySet());
        }
        return value;
    }

    /// Known and not null.
    public boolean isSet(String name) {
        return value(name).isKnown() && !value(name).isNull();
    }

    public boolean isNull(String name) {
        return value(name).isNull();
    }

    public boolean isUnknown(String name) {
        return !value(name).isKnown();
    }

    public Optional<String> string(String name) {
        return known(name).map(Value::asString);
    }

    /// @throws IllegalStateException where it is absent
    public String requiredString(String name) {
        return string(name).orElseThrow(() -> new IllegalStateException(name + " has no value"));
    }

    /// Absent too where the number is no whole one of 64 bits.
    public OptionalLong wholeNumber(String name) {
        return known(name).map(value -> value.asNumber().asLong()).orElse(OptionalLong.empty());
    }

    public Optional<Boolean> bool(String name) {
        return known(name).map(Value::asBool);
    }

    /// The elements of a list or set of strings that are known and not null; empty where it is
    /// absent.
    public List<String> strings(String name) {
        return known(name).map(Value::asList).orElse(List.of()).stream()
                .filter(Attributes::hasValue)
                .map(Value::asString)
                .toList();
    }

    /// The elements of a map of strings that are known and not null; empty where it is absent.
    public Map<String, String> stringMap(String name) {
        Map<String, String> texts = new TreeMap<>();
        known(name)
                .ifPresent(map ->
                        map.asMap()
                                .forEach((key, value) -> {
                                    if (hasValue(value)) {
                                        texts.put(key, value.asString());
                                    }
                                }));
        return texts;
    }

    /// The objects of a nested block that may stand often (a list or set), or of one that stands
    /// at most once.
    public List<Attributes> blocks(String name) {
        return known(name).map(Attributes::objects).orElse(List.of()).stream()
                .filter(Attributes::hasValue)
                .map(Attributes::of)
                .toList();
    }

    private static List<Value> objects(Value value) {
        return value instanceof Value.ObjectValue ? List.of(value) : value.asList();
    }

    private Optional<Value> known(String name) {
        return Optional.of(value(name)).filter(Attributes::hasValue);
    }

    private static boolean hasValue(Value value) {
        return value.isKnown() && !value.isNull();
    }
}
