package dev.terrane.value;

import dev.terrane.value.ValuePath.IndexStep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// What the conversions to list, set and map share: elements of one type.
final class Elements {
    private Elements() {}

    static Value list(Type wanted, List<Value> elements, Type ofNone, boolean unsafe)
            throws ConversionException {
        Type type = commonType(wanted, elements, ofNone, unsafe);
        return Value.list(type, allOf(type, elements));
    }

    static Value set(Type wanted, List<Value> elements, Type ofNone, boolean unsafe)
            throws ConversionException {
        Type type = commonType(wanted, elements, ofNone, unsafe);
        return Value.set(type, allOf(type, elements));
    }

    static Value map(Type wanted, SortedMap<String, Value> elements, Type ofNone, boolean unsafe)
            throws ConversionException {
        Type type = commonType(wanted, List.copyOf(elements.values()), ofNone, unsafe);
        return Value.map(
                type, SortedStrings.mapValues(elements, (key, value) -> retyped(value, type)));
    }

    /// The type of the elements of a collection. It is what was asked for, unless that leaves something
    /// open, which the elements then decide together.
    ///
    /// @param ofNone for a collection without elements, where the wanted type is `any`
    private static Type commonType(Type wanted, List<Value> elements, Type ofNone, boolean unsafe)
            throws ConversionException {
        Type result = ValueTypes.withoutOptional(wanted);
        if (!result.hasDynamic()) {
            return result;
        }
        if (elements.isEmpty()) {
            return result.equals(Type.DYNAMIC) ? ofNone : result;
        }
        Set<Type> types = new LinkedHashSet<>();
        for (Value element : elements) {
            types.add(element.type());
        }
        return Unification.unify(List.copyOf(types), unsafe)
                .orElseThrow(() -> new ConversionException("all elements must have one type"));
    }

    private static List<Value> allOf(Type type, List<Value> elements) throws ConversionException {
        List<Value> result = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            result.add(retyped(elements.get(i), type));
        }
        return result;
    }

    private static Value retyped(Value element, Type type) throws ConversionException {
        return ValueTypes.isOfType(element, type) ? element : Conversion.convert(element, type);
    }

    /// One converter for each element, by its type, found once for each run of equal types.
    static Optional<List<Converter>> converters(List<Type> from, Type to, boolean unsafe) {
        List<Converter> found = new ArrayList<>(from.size());
        for (int i = 0; i < from.size(); i++) {
            if (i > 0 && from.get(i).equals(from.get(i - 1))) {
                found.add(found.get(i - 1));
                continue;
            }
            Optional<Converter> converter = Converters.findElement(from.get(i), to, unsafe);
            if (converter.isEmpty()) {
                return Optional.empty();
            }
            found.add(converter.get());
        }
        return Optional.of(found);
    }

    /// What the elements of a tuple or an object become where `any` is asked for: one type for all.
    static Optional<Type> unified(Type wanted, List<Type> types, boolean unsafe) {
        if (!wanted.equals(Type.DYNAMIC) || types.isEmpty()) {
            return Optional.of(wanted);
        }
        return Unification.unify(types, unsafe);
    }

    /// As [#unified]; a list or set does not leave open what some of its elements say.
    static Optional<Type> unifiedOfTuple(Type wanted, List<Type> types, boolean unsafe) {
        return unified(wanted, types, unsafe)
                .filter(type ->
                        !type.equals(Type.DYNAMIC)
                                || types.stream().allMatch(Type.DYNAMIC::equals));
    }

    static List<Value> convertEach(List<Value> elements, Converter converter)
            throws ConversionException {
        List<Value> converted = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            converted.add(convertAt(i, elements.get(i), converter));
        }
        return converted;
    }

    static List<Value> convertEach(List<Value> elements, List<Converter> converters)
            throws ConversionException {
        List<Value> converted = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            converted.add(convertAt(i, elements.get(i), converters.get(i)));
        }
        return converted;
    }

    private static Value convertAt(int index, Value element, Converter converter)
            throws ConversionException {
        try {
            return converter.convert(element);
        } catch (ConversionException problem) {
            throw problem.below(new IndexStep(Value.number(index)));
        }
    }

    static SortedMap<String, Value> convertEach(
            SortedMap<String, Value> elements, Map<String, Converter> converters)
            throws ConversionException {
        return SortedStrings.mapValues(
                elements,
                (key, element) -> {
                    Converter converter = converters.get(key);
                    if (converter == null) {
                        throw new IllegalStateException("no converter for the attribute " + key);
                    }
                    return convertKeyed(key, element, converter);
                });
    }

    static Value convertKeyed(String key, Value element, Converter converter)
            throws ConversionException {
        try {
            return converter.convert(element);
        } catch (ConversionException problem) {
            throw problem.below(new IndexStep(Value.string(key)));
        }
    }
}
