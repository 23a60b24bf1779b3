package dev.terrane.spi;

import dev.terrane.value.Type;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The types of values that schemas imply.
final class SchemaTypes {
    private SchemaTypes() {}

    static Type.ObjectType of(Schema.Block block) {
        Map<String, Type> types = new TreeMap<>();
        block.attributes().forEach((name, attribute) -> types.put(name, attribute.type()));
        block.blocks().forEach((name, nested) -> types.put(name, of(nested)));
        return Type.object(types);
    }

    /// A list or map of blocks with an `any` inside is a tuple or object, whose type differs from
    /// value to value.
    private static Type of(Schema.NestedBlock nested) {
        Type.ObjectType element = of(nested.block());
        return switch (nested.nesting()) {
            case SINGLE, GROUP -> element;
            case LIST -> element.hasDynamic() ? Type.DYNAMIC : Type.list(element);
            case SET -> Type.set(element);
            case MAP -> element.hasDynamic() ? Type.DYNAMIC : Type.map(element);
        };
    }

    static Type argument(Schema.NestedObject nested) {
        Map<String, Type> types = new TreeMap<>();
        Set<String> optional = new TreeSet<>();
        nested.attributes()
                .forEach((name, attribute) -> {
                    types.put(name, attribute.argumentType());
                    if (!attribute.required()) {
                        optional.add(name);
                    }
                });
        Type.ObjectType element = new Type.ObjectType(new TreeMap<>(types), optional);
        return switch (nested.nesting()) {
            case SINGLE, GROUP -> element;
            case LIST -> Type.list(element);
            case SET -> Type.set(element);
            case MAP -> Type.map(element);
        };
    }
}
