package dev.terrane.value;

import dev.terrane.value.Value.UnknownValue;

import java.util.ArrayList;
import java.util.List;

/// What an unknown or null value becomes when it is converted, and what is certain of it then.
final class UnknownConversion {
    private UnknownConversion() {}

    static Value convert(UnknownValue value, Type target) {
        Type result = resultType(value.type(), target);
        Refinement known = value.refinement();
        Refinement kept = known.notNull() ? Refinement.NOT_NULL : Refinement.NONE;
        return Refinements.refine(Value.unknown(result), length(kept, value.type(), result, known));
    }

    private static Refinement length(Refinement kept, Type from, Type to, Refinement known) {
        if (from instanceof Type.ObjectType object && to instanceof Type.MapType) {
            int size = object.attributes().size();
            return kept.withLength(size, size);
        }
        if (from instanceof Type.TupleType tuple && to.isCollection()) {
            int size = tuple.elements().size();
            boolean mayCoalesce = to instanceof Type.SetType && size > 1;
            return kept.withLength(mayCoalesce ? 1 : size, size);
        }
        if (from.isCollection() && to.isCollection()) {
            int min =
                    to instanceof Type.SetType ? Math.min(known.minLength(), 1) : known.minLength();
            return kept.withLength(min, known.maxLength());
        }
        return kept;
    }

    /// The target type, where `any` in it is what stands in the same place of the value's type.
    static Type resultType(Type from, Type target) {
        return filled(from, ValueTypes.withoutOptional(target));
    }

    private static Type filled(Type from, Type to) {
        if (from.equals(Type.DYNAMIC)) {
            return to;
        }
        return switch (to) {
            case Type.Dynamic any -> from;
            case Type.Primitive primitive -> to;
            case Type.ListType list -> Type.list(filled(elementOf(from), list.element()));
            case Type.SetType set -> Type.set(filled(elementOf(from), set.element()));
            case Type.MapType map -> Type.map(filled(elementOf(from), map.element()));
            case Type.ObjectType object -> filledObject(from, object);
            case Type.TupleType tuple -> filledTuple(from, tuple);
        };
    }

    /// The one type of what a value of that type holds; not known where there is none.
    private static Type elementOf(Type type) {
        return switch (type) {
            case Type.ListType list -> list.element();
            case Type.SetType set -> set.element();
            case Type.MapType map -> map.element();
            case Type.TupleType tuple -> unified(tuple.elements());
            case Type.ObjectType object -> unified(List.copyOf(object.attributes().values()));
            case Type.Primitive primitive -> Type.DYNAMIC;
            case Type.Dynamic dynamic -> Type.DYNAMIC;
        };
    }

    private static Type unified(List<Type> types) {
        return Unification.unify(types).orElse(Type.DYNAMIC);
    }

    private static Type filledObject(Type from, Type.ObjectType to) {
        return Type.object(
                SortedStrings.derive(
                        to.attributes(),
                        (name, wanted) -> filled(attributeOf(from, name), wanted)));
    }

    private static Type attributeOf(Type type, String name) {
        return switch (type) {
            case Type.MapType map -> map.element();
            case Type.ObjectType object -> object.attributes().getOrDefault(name, Type.DYNAMIC);
            default -> Type.DYNAMIC;
        };
    }

    private static Type filledTuple(Type from, Type.TupleType to) {
        if (!(from instanceof Type.TupleType given)
                || given.elements().size() != to.elements().size()) {
            return to;
        }
        List<Type> elements = new ArrayList<>(to.elements().size());
        for (int i = 0; i < to.elements().size(); i++) {
            elements.add(filled(given.elements().get(i), to.elements().get(i)));
        }
        return Type.tuple(elements);
    }
}
