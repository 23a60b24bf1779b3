package dev.terrane.spi;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Short names for values, for tests.
final class TestValues {
    private TestValues() {}

    static Value text(String text) {
        return Value.string(text);
    }

    static Value set(Value... elements) {
        return Value.set(elements[0].type(), List.of(elements));
    }

    static Value object(String name, Value value) {
        return Value.object(Map.of(name, value));
    }

    static Value object(String name, Value value, String second, Value secondValue) {
        return Value.object(Map.of(name, value, second, secondValue));
    }

    static Value object(
            String first,
            Value firstValue,
            String second,
            Value secondValue,
            String third,
            Value thirdValue,
            String fourth,
            Value fourthValue) {
        Map<String, Value> attributes = new TreeMap<>();
        attributes.put(first, firstValue);
        attributes.put(second, secondValue);
        attributes.put(third, thirdValue);
        attributes.put(fourth, fourthValue);
        return Value.object(attributes);
    }

    static Value unknownText() {
        return Value.unknown(Type.STRING);
    }

    static Value noText() {
        return Value.nullOf(Type.STRING);
    }
}
