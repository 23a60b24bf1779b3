package dev.terrane.function;

import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Unification;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BinaryOperator;

/// What `setunion`, `setintersection` and `setsubtract` have in common: a type of element, and an
/// operation from left to right.
final class SetOperation {
    private SetOperation() {}

    /// An empty set of no certain type leaves the type to the others.
    static Type resultType(List<Value> sets) throws FunctionException {
        List<Type> elements = new ArrayList<>();
        for (Value set : sets) {
            Type element = elementType(set.type());
            if (!element.equals(Type.DYNAMIC) || !isEmpty(set)) {
                elements.add(element);
            }
        }
        if (elements.isEmpty()) {
            return Type.set(Type.DYNAMIC);
        }
        return Unification.unify(elements)
                .map(Type::set)
                .orElseThrow(() ->
                        FunctionException.ofCall(
                                "the elements of the sets have no type in common"));
    }

    private static Type elementType(Type type) {
        return type instanceof Type.SetType set ? set.element() : Type.DYNAMIC;
    }

    private static boolean isEmpty(Value set) {
        return set.isKnown() && set.asList().isEmpty();
    }

    /// @param knowsWithUnknown whether something is certain of the result while elements are unknown
    static Value apply(
            List<Value> sets, boolean knowsWithUnknown, BinaryOperator<Collection<Value>> operation)
            throws FunctionException {
        Type type = resultType(sets);
        Collection<Value> result = List.of();
        for (int i = 0; i < sets.size(); i++) {
            Value set = convert(sets.get(i), type, i);
            if (!knowsWithUnknown && !set.isWhollyKnown()) {
                return Value.unknown(type);
            }
            result = i == 0 ? set.asList() : operation.apply(result, set.asList());
        }
        return Value.set(elementType(type), result);
    }

    private static Value convert(Value set, Type type, int argument) throws FunctionException {
        try {
            return Conversion.convert(set, type);
        } catch (ConversionException e) {
            throw FunctionException.atArgument(argument, e.getMessage());
        }
    }
}
