package dev.terrane.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The default values of optional attributes: of `object({ size = optional(number, 1) })`, and of
/// objects inside it. They are applied before the value is converted to the type.
///
/// @param type the constraint that they belong to
/// @param values by the name of the attribute, where the type is an object
/// @param nested what stands below: by the name of an attribute, by the index of an element of a tuple
///     (`"0"`), and under [#ELEMENT] for every element of a collection
public record Defaults(Type type, Map<String, Value> values, Map<String, Defaults> nested) {
    public static final String ELEMENT = "";

    public Defaults {
        values = SortedStrings.copy(values);
        nested = Map.copyOf(nested);
    }

    /// The value with defaults where an attribute is missing or null. A value that is itself null or
    /// unknown stays so.
    public Value apply(Value value) {
        if (!value.isKnown() || value.isNull() || (values.isEmpty() && nested.isEmpty())) {
            return value;
        }
        return applyKnown(value.unmarked()).withMarks(value.marks());
    }

    private Value applyKnown(Value value) {
        return switch (value) {
            case Value.ListValue list ->
                    sequence(applyEach(list.elements()), Type.list(list.elementType()));
            case Value.SetValue set ->
                    sequence(applyEach(set.elements()), Type.set(set.elementType()));
            case Value.TupleValue tuple -> Value.tuple(applyEach(tuple.elements()));
            case Value.MapValue map -> keyed(applyEach(map.elements()), map.type());
            case Value.ObjectValue object -> Value.object(applyEach(object.attributes()));
            default -> value;
        };
    }

    private List<Value> applyEach(List<Value> elements) {
        List<Value> applied = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            applied.add(applyBelow(belowIndex(i), elements.get(i)));
        }
        return applied;
    }

    private Map<String, Value> applyEach(Map<String, Value> elements) {
        Map<String, Value> applied = new TreeMap<>(ValueOrder::compareStrings);
        elements.forEach((key, element) -> applied.put(key, applyBelow(belowKey(key), element)));
        values.forEach((name, fallback) -> {
            Value given = applied.get(name);
            applied.put(
                    name,
                    given == null || given.isNull()
                            ? applyBelow(Optional.ofNullable(nested.get(name)), fallback)
                            : neverNull(given, fallback));
        });
        return applied;
    }

    /// An unknown value will not be null in the end, where the default stands in for null.
    private static Value neverNull(Value given, Value fallback) {
        return Refinements.isDefinitelyNotNull(fallback) ? Refinements.notNull(given) : given;
    }

    private static Value applyBelow(Optional<Defaults> defaults, Value value) {
        return defaults.map(below -> below.apply(value)).orElse(value);
    }

    private Optional<Defaults> belowIndex(int index) {
        String key = type instanceof Type.TupleType ? Integer.toString(index) : ELEMENT;
        return Optional.ofNullable(nested.get(key));
    }

    private Optional<Defaults> belowKey(String key) {
        return Optional.ofNullable(nested.get(type instanceof Type.ObjectType ? key : ELEMENT));
    }

    /// With defaults in them, elements may differ in type. They stay a list or set where one type
    /// suits all.
    private static Value sequence(List<Value> elements, Type original) {
        Type any =
                original instanceof Type.SetType ? Type.set(Type.DYNAMIC) : Type.list(Type.DYNAMIC);
        return converted(Value.tuple(elements), elements.isEmpty() ? original : any);
    }

    private static Value keyed(Map<String, Value> elements, Type original) {
        return converted(
                Value.object(elements), elements.isEmpty() ? original : Type.map(Type.DYNAMIC));
    }

    private static Value converted(Value value, Type type) {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException differing) {
            return value;
        }
    }
}
