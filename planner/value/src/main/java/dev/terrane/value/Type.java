package dev.terrane.value;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// The type of a value, or what a value has to be converted to.
///
/// Two types are the same when their records are equal.
public sealed interface Type extends TypeConstants {
    enum Primitive implements Type {
        STRING,
        NUMBER,
        BOOL
    }

    enum Dynamic implements Type {
        INSTANCE
    }

    record ListType(Type element) implements Type {}

    record SetType(Type element) implements Type {}

    record MapType(Type element) implements Type {}

    /// Attributes, each of a type of its own.
    ///
    /// @param attributes sorted by name
    /// @param optional attributes that a value converted to this type may lack; they are null then.
    ///     The type of a value has none.
    record ObjectType(SortedMap<String, Type> attributes, Set<String> optional) implements Type {
        public ObjectType {
            attributes = SortedStrings.copy(attributes);
            optional = Set.copyOf(optional);
            if (!attributes.keySet().containsAll(optional)) {
                throw new IllegalArgumentException(
                        "optional attributes that are not attributes: " + optional);
            }
        }

        public ObjectType(Map<String, Type> attributes) {
            this(SortedStrings.copy(attributes), Set.of());
        }
    }

    record TupleType(List<Type> elements) implements Type {
        public TupleType {
            elements = List.copyOf(elements);
        }
    }

    static Type list(Type element) {
        return new ListType(element);
    }

    static Type set(Type element) {
        return new SetType(element);
    }

    static Type map(Type element) {
        return new MapType(element);
    }

    static ObjectType object(Map<String, Type> attributes) {
        return new ObjectType(attributes);
    }

    static TupleType tuple(List<Type> elements) {
        return new TupleType(elements);
    }

    default boolean isPrimitive() {
        return this instanceof Primitive;
    }

    /// A list, set or map: elements of one type.
    default boolean isCollection() {
        return this instanceof ListType || this instanceof SetType || this instanceof MapType;
    }

    /// An object or a tuple: a type for each element.
    default boolean isStructural() {
        return this instanceof ObjectType || this instanceof TupleType;
    }

    /// Whether `any` stands anywhere in it.
    default boolean hasDynamic() {
        return switch (this) {
            case Primitive p -> false;
            case Dynamic d -> true;
            case ListType t -> t.element().hasDynamic();
            case SetType t -> t.element().hasDynamic();
            case MapType t -> t.element().hasDynamic();
            case ObjectType t -> t.attributes().values().stream().anyMatch(Type::hasDynamic);
            case TupleType t -> t.elements().stream().anyMatch(Type::hasDynamic);
        };
    }

    /// As in `type = ...`: `map(string)`, `object({...})` in one line.
    default String display() {
        return TypeDisplay.display(this);
    }
}
