package dev.terrane.evaluating;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

/// What stands for an argument or a block that was not written.
final class AbsentValues {
    private AbsentValues() {}

    /// Lists and sets of objects are blocks in most provider schemas, and none of them is an empty
    /// collection; anything else is null.
    static Value of(Type type) {
        return switch (type) {
            case Type.ListType(Type.ObjectType element) -> Value.list(element, List.of());
            case Type.SetType(Type.ObjectType element) -> Value.set(element, List.of());
            case Type.MapType(Type.ObjectType element) -> Value.map(element, Map.of());
            default -> Value.nullOf(type);
        };
    }
}
