package dev.terrane.spi;

import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

/// What a value holds; null and unknown hold nothing.
final class Elements {
    private Elements() {}

    /// An attribute of an object that is known and not null.
    static Value of(Value object, String name) {
        Value value = object.asMap().get(name);
        if (value == null) {
            throw new IllegalArgumentException("an object without attribute " + name);
        }
        return value;
    }

    static List<Value> list(Value value) {
        return hasElements(value) ? value.asList() : List.of();
    }

    static Map<String, Value> map(Value value) {
        return hasElements(value) ? value.asMap() : Map.of();
    }

    /// The objects that a nested attribute or block is made of, but for those that are null or
    /// unknown themselves.
    static List<Value> objects(Schema.Nesting nesting, Value value) {
        List<Value> all =
                switch (nesting) {
                    case SINGLE, GROUP -> List.of(value);
                    case LIST, SET -> list(value);
                    case MAP -> List.copyOf(map(value).values());
                };
        return all.stream().filter(Elements::hasElements).toList();
    }

    static boolean hasElements(Value value) {
        return value.isKnown() && !value.isNull();
    }
}
