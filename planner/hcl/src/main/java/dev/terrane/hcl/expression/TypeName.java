package dev.terrane.hcl.expression;

import dev.terrane.value.Type;

/// How a message names a type: `list of string`, `object`. Short, where [Type#display] is complete.
final class TypeName {
    private TypeName() {}

    static String of(Type type) {
        return switch (type) {
            case Type.Primitive t -> t.display();
            case Type.Dynamic t -> "dynamic";
            case Type.ListType t -> "list of " + of(t.element());
            case Type.SetType t -> "set of " + of(t.element());
            case Type.MapType t -> "map of " + of(t.element());
            case Type.ObjectType t -> "object";
            case Type.TupleType t -> "tuple";
        };
    }
}
