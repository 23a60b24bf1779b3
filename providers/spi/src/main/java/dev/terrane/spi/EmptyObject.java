package dev.terrane.spi;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an empty block stands for.
final class EmptyObject {
    private EmptyObject() {}

    static Value of(Schema.Block block) {
        Map<String, Value> values = new TreeMap<>();
        block.attributes()
                .forEach((name, attribute) -> values.put(name, Value.nullOf(attribute.type())));
        block.blocks().forEach((name, nested) -> values.put(name, of(nested)));
        return Value.object(values);
    }

    private static Value of(Schema.NestedBlock nested) {
        Type.ObjectType element = nested.block().impliedType();
        return switch (nested.nesting()) {
            case SINGLE -> Value.nullOf(element);
            case GROUP -> of(nested.block());
            case LIST -> element.hasDynamic() ? Value.EMPTY_TUPLE : Value.list(element, List.of());
            case SET -> Value.set(element, List.of());
            case MAP -> element.hasDynamic() ? Value.EMPTY_OBJECT : Value.map(element, Map.of());
        };
    }
}
