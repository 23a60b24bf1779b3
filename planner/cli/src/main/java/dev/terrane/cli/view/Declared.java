package dev.terrane.cli.view;

import dev.terrane.value.Type;

/// Types as a schema declares them, on the way into a value. Where any type may stand, the value says
/// by itself what it is: null is something there, and is nothing where a type is declared.
final class Declared {
    private Declared() {}

    static boolean isOpen(Type type) {
        return type.equals(Type.DYNAMIC);
    }

    static Type element(Type type) {
        return switch (type) {
            case Type.ListType t -> t.element();
            case Type.SetType t -> t.element();
            case Type.MapType t -> t.element();
            default -> Type.DYNAMIC;
        };
    }

    static Type member(Type type, String name) {
        return switch (type) {
            case Type.MapType t -> t.element();
            case Type.ObjectType t -> t.attributes().getOrDefault(name, Type.DYNAMIC);
            default -> Type.DYNAMIC;
        };
    }

    static Type position(Type type, int index) {
        return type instanceof Type.TupleType tuple && index < tuple.elements().size()
                ? tuple.elements().get(index)
                : element(type);
    }

    /// The keys of a map are strings; the names of attributes are quoted where they need it.
    static String key(Type type, String name) {
        return type instanceof Type.MapType ? QuotedText.of(name) : QuotedText.name(name);
    }
}
