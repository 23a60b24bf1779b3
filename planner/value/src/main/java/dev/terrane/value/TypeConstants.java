package dev.terrane.value;

import java.util.List;
import java.util.Map;

/// The constants of [Type], which inherits them. They stand apart for the reason given at
/// [ValueConstants].
interface TypeConstants {
    Type STRING = Type.Primitive.STRING;
    Type NUMBER = Type.Primitive.NUMBER;
    Type BOOL = Type.Primitive.BOOL;

    /// As a type of a value: not known yet. As a constraint: any type, `any`.
    Type DYNAMIC = Type.Dynamic.INSTANCE;

    Type.ObjectType EMPTY_OBJECT = new Type.ObjectType(Map.of());
    Type.TupleType EMPTY_TUPLE = new Type.TupleType(List.of());
}
