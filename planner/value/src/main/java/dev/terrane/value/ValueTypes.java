package dev.terrane.value;

import dev.terrane.value.Value.ListValue;
import dev.terrane.value.Value.MapValue;
import dev.terrane.value.Value.MarkedValue;
import dev.terrane.value.Value.ObjectValue;
import dev.terrane.value.Value.SetValue;
import dev.terrane.value.Value.TupleValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// Types of values, and types made of types.
@SuppressWarnings("ReferenceEquality") // what is the same object need not be made anew
public final class ValueTypes {
    private ValueTypes() {}

    static Type.ObjectType of(ObjectValue object) {
        return new Type.ObjectType(
                SortedStrings.derive(object.attributes(), (name, value) -> value.type()), Set.of());
    }

    static Type.TupleType of(TupleValue tuple) {
        List<Type> types = new ArrayList<>(tuple.elements().size());
        for (Value element : tuple.elements()) {
            types.add(element.type());
        }
        return new Type.TupleType(types);
    }

    /// Whether the value's type is that one. Quicker than to compare with [Value#type], which has to be
    /// made first.
    public static boolean isOfType(Value value, Type type) {
        return switch (value) {
            case MarkedValue marked -> isOfType(marked.inner(), type);
            case ListValue list ->
                    type instanceof Type.ListType t && t.element().equals(list.elementType());
            case SetValue set ->
                    type instanceof Type.SetType t && t.element().equals(set.elementType());
            case MapValue map ->
                    type instanceof Type.MapType t && t.element().equals(map.elementType());
            case ObjectValue object -> type instanceof Type.ObjectType t && isOfType(object, t);
            case TupleValue tuple -> type instanceof Type.TupleType t && isOfType(tuple, t);
            default -> value.type().equals(type);
        };
    }

    private static boolean isOfType(ObjectValue object, Type.ObjectType type) {
        SortedMap<String, Value> attributes = object.attributes();
        if (attributes.size() != type.attributes().size() || !type.optional().isEmpty()) {
            return false;
        }
        for (Map.Entry<String, Type> wanted : type.attributes().entrySet()) {
            Value attribute = attributes.get(wanted.getKey());
            if (attribute == null || !isOfType(attribute, wanted.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfType(TupleValue tuple, Type.TupleType type) {
        if (tuple.elements().size() != type.elements().size()) {
            return false;
        }
        for (int i = 0; i < type.elements().size(); i++) {
            if (!isOfType(tuple.elements().get(i), type.elements().get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The type that a value has after conversion to this: no attribute is optional any more.
    public static Type withoutOptional(Type type) {
        return switch (type) {
            case Type.Primitive t -> t;
            case Type.Dynamic t -> t;
            case Type.ListType t -> {
                Type element = withoutOptional(t.element());
                yield element == t.element() ? t : Type.list(element);
            }
            case Type.SetType t -> {
                Type element = withoutOptional(t.element());
                yield element == t.element() ? t : Type.set(element);
            }
            case Type.MapType t -> {
                Type element = withoutOptional(t.element());
                yield element == t.element() ? t : Type.map(element);
            }
            case Type.ObjectType t -> withoutOptional(t);
            case Type.TupleType t -> withoutOptional(t);
        };
    }

    private static Type withoutOptional(Type.ObjectType type) {
        SortedMap<String, Type> attributes =
                SortedStrings.mapValues(
                        type.attributes(), (name, attribute) -> withoutOptional(attribute));
        return attributes == type.attributes() && type.optional().isEmpty()
                ? type
                : new Type.ObjectType(attributes, Set.of());
    }

    private static Type withoutOptional(Type.TupleType type) {
        List<Type> elements = type.elements().stream().map(ValueTypes::withoutOptional).toList();
        return elements.equals(type.elements()) ? type : Type.tuple(elements);
    }
}
