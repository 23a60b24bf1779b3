package dev.terrane.spi.support;

import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes an object of a schema's type attribute by attribute.
///
/// Naming an attribute that the object has not is a bug of the caller and throws.
public final class ObjectBuilder {
    private final Map<String, Value> attributes;

    private ObjectBuilder(Map<String, Value> attributes) {
        this.attributes = new TreeMap<>(attributes);
    }

    /// Of a block's type: every attribute null, no nested blocks.
    public static ObjectBuilder of(Schema.Block block) {
        return new ObjectBuilder(block.emptyValue().asMap());
    }

    /// From an object that there is, to change some of its attributes.
    public static ObjectBuilder from(Value object) {
        return new ObjectBuilder(object.asMap());
    }

    public ObjectBuilder set(String name, Value value) {
        if (attributes.replace(name, value) == null) {
            throw new IllegalArgumentException(
                    "no attribute " + name + " among " + attributes.keySet());
        }
        return this;
    }

    public ObjectBuilder set(String name, String text) {
        return set(name, Value.string(text));
    }

    public ObjectBuilder set(String name, long number) {
        return set(name, Value.number(number));
    }

    public ObjectBuilder set(String name, boolean truth) {
        return set(name, Value.bool(truth));
    }

    /// Null where there is none.
    public ObjectBuilder set(String name, Optional<String> text) {
        return set(name, text.map(Value::string).orElse(Value.nullOf(Type.STRING)));
    }

    public ObjectBuilder setList(String name, List<String> texts) {
        return set(name, Value.list(Type.STRING, strings(texts)));
    }

    public ObjectBuilder setSet(String name, List<String> texts) {
        return set(name, Value.set(Type.STRING, strings(texts)));
    }

    public ObjectBuilder setMap(String name, Map<String, String> texts) {
        Map<String, Value> values = new TreeMap<>();
        texts.forEach((key, text) -> values.put(key, Value.string(text)));
        return set(name, Value.map(Type.STRING, values));
    }

    private static List<Value> strings(List<String> texts) {
        return texts.stream().map(Value::string).toList();
    }

    public Value build() {
        return Value.object(attributes);
    }
}
