package dev.terrane.hcl.expression;

import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `a[*].b`: the same steps from each element.
///
/// What is no sequence counts as a sequence of that one element; null, of a type that is no
/// sequence, as an empty one.
final class Splats {
    private final Expression.Splat splat;
    private final Evaluation in;

    private Splats(Expression.Splat splat, Evaluation in) {
        this.splat = splat;
        this.in = in;
    }

    static Value evaluate(Expression.Splat splat, Evaluation in) {
        return new Splats(splat, in).result();
    }

    private Value result() {
        int errorsBefore = in.problems().errorCount();
        Value source = in.value(splat.collection());
        if (in.problems().errorCount() > errorsBefore) {
            return Value.DYNAMIC;
        }
        Set<Mark> marks = source.marks();
        return marks.isEmpty()
                ? over(source, source)
                : over(source.unmarked(), source).withMarks(marks);
    }

    /// @param source without the marks of its own
    private Value over(Value source, Value marked) {
        return switch (source) {
            case Value.NullValue none -> overNull(none.type());
            case Value.UnknownValue unknown -> overUnknown(unknown, marked);
            case Value.ListValue list -> overList(list.elements(), list.elementType());
            case Value.SetValue set -> overList(set.elements(), set.elementType());
            case Value.TupleValue tuple -> overTuple(tuple.elements());
            default -> overTuple(List.of(marked));
        };
    }

    private Value overNull(Type type) {
        if (!isSequence(type)) {
            return Value.EMPTY_TUPLE;
        }
        in.error(
                "Splat of null value",
                "This sequence is null, so there are no elements to go through. Use coalesce(...) or"
                        + " a conditional to give an empty one in its place.",
                splat.collection().range(),
                splat.collection().range().union(splat.markerRange()),
                splat.collection());
        return Value.DYNAMIC;
    }

    private Value overUnknown(Value.UnknownValue source, Value marked) {
        return switch (source.type()) {
            case Type.Dynamic dynamic -> Value.DYNAMIC;
            case Type.ListType list -> unknownList(list.element(), source);
            case Type.SetType set -> unknownList(set.element(), source);
            case Type.TupleType tuple -> Ranges.unknownNotNull(unknownTupleType(tuple.elements()));
            default -> overUnknownSingle(source, marked);
        };
    }

    /// If it may still turn out to be null, not even the number of elements is known. The steps are
    /// tried all the same, as they may be wrong.
    private Value overUnknownSingle(Value.UnknownValue source, Value marked) {
        Value single = overTuple(List.of(marked));
        return source.refinement().notNull() ? single : Value.DYNAMIC;
    }

    private Value unknownList(Type elementType, Value.UnknownValue source) {
        return Ranges.unknownOfSameLength(Type.list(eachOfType(elementType)), source);
    }

    private Type unknownTupleType(List<Type> elements) {
        return Type.tuple(elements.stream().map(this::eachOfType).toList());
    }

    private Type eachOfType(Type elementType) {
        return each(Value.unknown(elementType)).type();
    }

    private Value overTuple(List<Value> elements) {
        int errorsBefore = in.problems().errorCount();
        List<Value> values = eachOf(elements);
        return in.problems().errorCount() > errorsBefore
                ? Value.unknown(Type.tuple(values.stream().map(Value::type).toList()))
                : Value.tuple(values);
    }

    private Value overList(List<Value> elements, Type elementType) {
        if (elements.isEmpty()) {
            return Value.list(eachOfType(elementType), List.of());
        }
        int errorsBefore = in.problems().errorCount();
        List<Value> values = eachOf(elements);
        if (in.problems().errorCount() > errorsBefore) {
            return Value.DYNAMIC;
        }
        return list(values);
    }

    /// Elements of a list are of one type; nested splats over what may be null can break that.
    private Value list(List<Value> values) {
        Type type = Type.DYNAMIC;
        boolean untyped = false;
        for (Value value : values) {
            Type next = value.type();
            untyped |= next.equals(Type.DYNAMIC);
            if (type.equals(Type.DYNAMIC)) {
                type = next;
            } else if (!next.equals(Type.DYNAMIC) && !next.equals(type)) {
                return mixedTypes();
            }
        }
        return Value.list(type, untyped ? typed(values, type) : values);
    }

    private Value mixedTypes() {
        in.error(
                "Invalid nested splat expressions",
                "The elements that this gives are of different types, so they make no list. A for"
                        + " expression can be used in its place.",
                splat.each().range(),
                splat.range(),
                splat);
        return Value.DYNAMIC;
    }

    private static List<Value> typed(List<Value> values, Type type) {
        return values.stream()
                .map(v ->
                        v.type().equals(Type.DYNAMIC)
                                ? Value.unknown(type).withMarks(v.marks())
                                : v)
                .toList();
    }

    private List<Value> eachOf(List<Value> elements) {
        List<Value> values = new ArrayList<>(elements.size());
        for (Value element : elements) {
            values.add(each(element));
        }
        return values;
    }

    private Value each(Value element) {
        return splat.each() == splat.element()
                ? element
                : in.at(splat.element(), element).value(splat.each());
    }

    private static boolean isSequence(Type type) {
        return type instanceof Type.ListType
                || type instanceof Type.SetType
                || type instanceof Type.TupleType;
    }
}
