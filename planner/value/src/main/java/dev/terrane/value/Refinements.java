package dev.terrane.value;

import dev.terrane.value.Value.BoolValue;
import dev.terrane.value.Value.ListValue;
import dev.terrane.value.Value.MapValue;
import dev.terrane.value.Value.MarkedValue;
import dev.terrane.value.Value.NullValue;
import dev.terrane.value.Value.NumberValue;
import dev.terrane.value.Value.ObjectValue;
import dev.terrane.value.Value.SetValue;
import dev.terrane.value.Value.StringValue;
import dev.terrane.value.Value.TupleValue;
import dev.terrane.value.Value.UnknownValue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// Narrows unknown values, and tells what is certain of a value.
///
/// What narrows takes any value and gives back one that is known as it is, keeps marks, and makes
/// known what no longer has a choice: a list of length 2 has two unknown elements.
public final class Refinements {
    private Refinements() {}

    public static Value notNull(Value value) {
        return refine(value, Refinement.NOT_NULL);
    }

    /// The string begins with that, up to where later text could still change it.
    public static Value prefix(Value value, String prefix) {
        return refine(value, Refinement.NONE.withPrefix(SafePrefix.of(prefix)));
    }

    public static Value length(Value value, int min, int max) {
        return refine(value, Refinement.NONE.withLength(min, max));
    }

    /// The value, with that certain too. A value of which not even the type is known stays so.
    public static Value refine(Value value, Refinement further) {
        if (value instanceof MarkedValue marked) {
            return refine(marked.inner(), further).withMarks(marked.marks());
        }
        if (!(value instanceof UnknownValue unknown) || unknown.type().equals(Type.DYNAMIC)) {
            return value;
        }
        return collapsed(unknown.type(), unknown.refinement().and(further));
    }

    private static Value collapsed(Type type, Refinement certain) {
        UnknownValue unknown = new UnknownValue(type, certain);
        if (!certain.notNull()) {
            return unknown;
        }
        return switch (type) {
            case Type.Primitive primitive -> onlyNumber(unknown);
            case Type.ListType list when certain.minLength() == certain.maxLength() ->
                    Value.list(list.element(), unknowns(list.element(), certain.minLength()));
            case Type.SetType set when certain.maxLength() == 0 ->
                    Value.set(set.element(), List.of());
            case Type.SetType set when certain.maxLength() == 1 && certain.minLength() == 1 ->
                    Value.set(set.element(), unknowns(set.element(), 1));
            case Type.MapType map when certain.maxLength() == 0 ->
                    Value.map(map.element(), Collections.emptyMap());
            default -> unknown;
        };
    }

    private static List<Value> unknowns(Type element, int count) {
        return new ArrayList<>(Collections.nCopies(count, Value.unknown(element)));
    }

    private static Value onlyNumber(UnknownValue unknown) {
        Refinement certain = unknown.refinement();
        boolean one =
                certain.lower().isPresent()
                        && certain.lower().equals(certain.upper())
                        && certain.lower().get().inclusive();
        return one ? Value.number(certain.lower().orElseThrow().number()) : unknown;
    }

    /// What is certain of a value, be it known or not. Its marks do not matter.
    public static Refinement of(Value value) {
        return switch (value) {
            case MarkedValue marked -> of(marked.inner());
            case UnknownValue unknown -> unknown.refinement();
            case NullValue none -> Refinement.NONE;
            case StringValue string -> Refinement.NOT_NULL.withPrefix(string.text());
            case NumberValue number ->
                    Refinement.NOT_NULL
                            .withLower(number.number(), true)
                            .withUpper(number.number(), true);
            case ListValue list -> exactly(list.elements().size());
            case MapValue map -> exactly(map.elements().size());
            case SetValue set -> ofSet(set);
            case BoolValue bool -> Refinement.NOT_NULL;
            case ObjectValue object -> Refinement.NOT_NULL;
            case TupleValue tuple -> Refinement.NOT_NULL;
        };
    }

    /// Unknown elements of a set may turn out to be the same.
    private static Refinement ofSet(SetValue set) {
        int size = set.elements().size();
        return size < 2 || set.isWhollyKnown()
                ? exactly(size)
                : Refinement.NOT_NULL.withLength(1, size);
    }

    private static Refinement exactly(int length) {
        return Refinement.NOT_NULL.withLength(length, length);
    }

    public static boolean isDefinitelyNotNull(Value value) {
        return of(value).notNull();
    }

    /// Whether a known value may be what an unknown one turns out to be, by its refinement.
    public static boolean allows(Refinement certain, Value known) {
        return switch (known) {
            case NullValue none -> !certain.notNull();
            case StringValue string -> string.text().startsWith(certain.stringPrefix());
            case NumberValue number ->
                    certain.lower().map(bound -> bound.allowsAbove(number.number())).orElse(true)
                            && certain.upper()
                                    .map(bound -> bound.allowsBelow(number.number()))
                                    .orElse(true);
            case ListValue list -> allowsLength(certain, of(list));
            case MapValue map -> allowsLength(certain, of(map));
            case SetValue set -> allowsLength(certain, of(set));
            default -> true;
        };
    }

    private static boolean allowsLength(Refinement certain, Refinement known) {
        return known.maxLength() >= certain.minLength() && known.minLength() <= certain.maxLength();
    }

    /// The range of a sum, difference or product of two numbers, one of which is unknown.
    public static Refinement ofArithmetic(
            BinaryOperator<HclNumber> operation, Value left, Value right) {
        List<HclNumber> corners = new ArrayList<>();
        for (HclNumber a : ends(of(left))) {
            for (HclNumber b : ends(of(right))) {
                Optional<HclNumber> corner = corner(operation, a, b);
                if (corner.isEmpty()) {
                    return Refinement.NOT_NULL;
                }
                corners.add(corner.get());
            }
        }
        return Refinement.NOT_NULL
                .withLower(Collections.min(corners), true)
                .withUpper(Collections.max(corners), true);
    }

    private static List<HclNumber> ends(Refinement certain) {
        return List.of(
                certain.lower().map(Refinement.Bound::number).orElse(HclNumber.NEGATIVE_INFINITY),
                certain.upper().map(Refinement.Bound::number).orElse(HclNumber.POSITIVE_INFINITY));
    }

    private static Optional<HclNumber> corner(
            BinaryOperator<HclNumber> operation, HclNumber a, HclNumber b) {
        try {
            return Optional.of(operation.apply(a, b));
        } catch (ArithmeticException notANumber) {
            return Optional.empty();
        }
    }
}
