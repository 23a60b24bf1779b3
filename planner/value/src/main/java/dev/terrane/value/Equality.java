package dev.terrane.value;

import dev.terrane.value.Value.ListValue;
import dev.terrane.value.Value.MapValue;
import dev.terrane.value.Value.ObjectValue;
import dev.terrane.value.Value.SetValue;
import dev.terrane.value.Value.TupleValue;
import dev.terrane.value.Value.UnknownValue;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/// The language's `==`.
public final class Equality {
    private static final Value UNKNOWN = Refinements.notNull(Value.unknown(Type.BOOL));

    private Equality() {}

    /// True, false, or an unknown bool where it depends on what is unknown. It has all marks of both
    /// values. Values of different types are never equal, but for nulls, which always are.
    public static Value equal(Value a, Value b) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        marks.addAll(a.marksDeep());
        marks.addAll(b.marksDeep());
        Value result =
                marks.isEmpty()
                        ? compare(a, b)
                        : compare(a.withoutMarksDeep(), b.withoutMarksDeep());
        return result.withMarks(marks);
    }

    private static Value compare(Value a, Value b) {
        if (a instanceof UnknownValue || b instanceof UnknownValue) {
            return compareUnknown(a, b);
        }
        if (a.isNull() || b.isNull()) {
            return Value.bool(a.isNull() && b.isNull());
        }
        if (hasDynamicType(a) || hasDynamicType(b)) {
            return mayBecomeSame(a.type(), b.type()) ? UNKNOWN : Value.FALSE;
        }
        return compareKnown(a, b);
    }

    private static Value compareUnknown(Value a, Value b) {
        if ((a.isNull() && Refinements.isDefinitelyNotNull(b))
                || (b.isNull() && Refinements.isDefinitelyNotNull(a))) {
            return Value.FALSE;
        }
        if (a instanceof UnknownValue unknown && !(b instanceof UnknownValue)) {
            return compareWithKnown(unknown, b);
        }
        if (b instanceof UnknownValue unknown && !(a instanceof UnknownValue)) {
            return compareWithKnown(unknown, a);
        }
        return UNKNOWN;
    }

    private static Value compareWithKnown(UnknownValue unknown, Value known) {
        if (known.isNull() || unknown.type().hasDynamic()) {
            return UNKNOWN;
        }
        boolean possible =
                ValueTypes.isOfType(known, unknown.type())
                        && Refinements.allows(unknown.refinement(), known);
        return possible ? UNKNOWN : Value.FALSE;
    }

    private static boolean hasDynamicType(Value value) {
        return ValueTree.anyMatch(
                value,
                v -> v instanceof UnknownValue unknown && unknown.type().equals(Type.DYNAMIC));
    }

    /// Whether one type is the other but for parts that are not known yet.
    private static boolean mayBecomeSame(Type a, Type b) {
        return TypeConformance.conforms(a, b) || TypeConformance.conforms(b, a);
    }

    private static Value compareKnown(Value a, Value b) {
        return switch (a) {
            case ListValue x
                    when b instanceof ListValue y && x.elementType().equals(y.elementType()) ->
                    compareInOrder(x.elements(), y.elements());
            case TupleValue x when b instanceof TupleValue y -> compareTuples(x, y);
            case MapValue x
                    when b instanceof MapValue y && x.elementType().equals(y.elementType()) ->
                    compareMaps(x.elements(), y.elements());
            case ObjectValue x when b instanceof ObjectValue y -> compareObjects(x, y);
            case SetValue x
                    when b instanceof SetValue y && x.elementType().equals(y.elementType()) ->
                    compareSets(x, y);
            default -> Value.bool(a.equals(b));
        };
    }

    /// The first pair that is not the same decides, even where it only may differ: as Terraform has
    /// it, `[unknown, 1] == [0, 2]` is unknown and `[1, unknown] == [2, 0]` is false.
    private static Value compareInOrder(List<Value> a, List<Value> b) {
        if (a.size() != b.size()) {
            return Value.FALSE;
        }
        Iterator<Value> others = b.iterator();
        for (Value one : a) {
            Value same = compare(one, others.next());
            if (!same.equals(Value.TRUE)) {
                return same;
            }
        }
        return Value.TRUE;
    }

    private static Value compareAll(List<Value> a, List<Value> b) {
        if (a.size() != b.size()) {
            return Value.FALSE;
        }
        Iterator<Value> others = b.iterator();
        Value result = Value.TRUE;
        for (Value one : a) {
            Value same = compare(one, others.next());
            if (same.equals(Value.FALSE)) {
                return Value.FALSE;
            }
            result = same.isKnown() ? result : UNKNOWN;
        }
        return result;
    }

    private static Value compareTuples(TupleValue a, TupleValue b) {
        return a.type().equals(b.type()) ? compareInOrder(a.elements(), b.elements()) : Value.FALSE;
    }

    private static Value compareObjects(ObjectValue a, ObjectValue b) {
        return ValueTypes.isOfType(a, b.type())
                ? compareMaps(a.attributes(), b.attributes())
                : Value.FALSE;
    }

    private static Value compareMaps(SortedMap<String, Value> a, SortedMap<String, Value> b) {
        return a.keySet().equals(b.keySet())
                ? compareAll(List.copyOf(a.values()), List.copyOf(b.values()))
                : Value.FALSE;
    }

    private static Value compareSets(SetValue a, SetValue b) {
        if (!a.isWhollyKnown() || !b.isWhollyKnown()) {
            return UNKNOWN;
        }
        return Value.bool(a.elements().equals(b.elements()));
    }
}
