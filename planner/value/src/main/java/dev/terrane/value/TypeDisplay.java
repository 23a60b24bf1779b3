package dev.terrane.value;

import java.util.stream.Collectors;

/// Types as text.
final class TypeDisplay {
    private TypeDisplay() {}

    static String display(Type type) {
        return switch (type) {
            case Type.Primitive primitive -> name(primitive);
            case Type.Dynamic dynamic -> "any";
            case Type.ListType list -> "list(" + display(list.element()) + ")";
            case Type.SetType set -> "set(" + display(set.element()) + ")";
            case Type.MapType map -> "map(" + display(map.element()) + ")";
            case Type.ObjectType object -> object(object);
            case Type.TupleType tuple ->
                    tuple.elements().stream()
                            .map(TypeDisplay::display)
                            .collect(Collectors.joining(", ", "tuple([", "])"));
        };
    }

    private static String name(Type.Primitive primitive) {
        return switch (primitive) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOL -> "bool";
        };
    }

    private static String object(Type.ObjectType object) {
        return object.attributes().entrySet().stream()
                .map(entry ->
                        entry.getKey()
                                + " = "
                                + attribute(object, entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ", "object({", "})"));
    }

    private static String attribute(Type.ObjectType object, String name, Type type) {
        return object.optional().contains(name) ? "optional(" + display(type) + ")" : display(type);
    }
}
