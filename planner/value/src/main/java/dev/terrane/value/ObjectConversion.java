package dev.terrane.value;

import dev.terrane.value.ValuePath.AttributeStep;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// To an object, from an object that has at least its attributes, or from a map.
final class ObjectConversion {
    private ObjectConversion() {}

    static Optional<Converter> find(Type from, Type.ObjectType to, boolean unsafe) {
        return switch (from) {
            case Type.ObjectType object -> fromObject(object, to, unsafe);
            case Type.MapType map when unsafe -> fromMap(map.element(), to);
            default -> Optional.empty();
        };
    }

    private static Optional<Converter> fromObject(
            Type.ObjectType from, Type.ObjectType to, boolean unsafe) {
        Map<String, Converter> each = HashMap.newHashMap(to.attributes().size());
        for (Map.Entry<String, Type> wanted : to.attributes().entrySet()) {
            Type given = from.attributes().get(wanted.getKey());
            Optional<Converter> converter =
                    given == null
                            ? Optional.empty()
                            : Converters.findElement(given, wanted.getValue(), unsafe);
            boolean mayLack = given == null && to.optional().contains(wanted.getKey());
            if (converter.isEmpty() && !mayLack) {
                return Optional.empty();
            }
            converter.ifPresent(found -> each.put(wanted.getKey(), found));
        }
        return Optional.of(value -> convert(value, to, each));
    }

    private static Optional<Converter> fromMap(Type element, Type.ObjectType to) {
        Map<String, Converter> each = HashMap.newHashMap(to.attributes().size());
        for (Map.Entry<String, Type> wanted : to.attributes().entrySet()) {
            Optional<Converter> converter =
                    Converters.findElement(element, wanted.getValue(), true);
            if (converter.isEmpty() && !to.optional().contains(wanted.getKey())) {
                return Optional.empty();
            }
            each.put(
                    wanted.getKey(),
                    converter.orElse(value -> {
                        throw Mismatch.between(value.type(), wanted.getValue());
                    }));
        }
        return Optional.of(value -> convert(value, to, each));
    }

    private static Value convert(Value value, Type.ObjectType to, Map<String, Converter> each)
            throws ConversionException {
        Map<String, Value> given = value.asMap();
        return new Value.ObjectValue(
                SortedStrings.derive(
                        to.attributes(),
                        (name, type) -> {
                            Value attribute = given.get(name);
                            Converter converter = each.get(name);
                            return attribute == null || converter == null
                                    ? missing(name, type, to)
                                    : convertAttribute(name, attribute, converter);
                        }));
    }

    private static Value missing(String name, Type type, Type.ObjectType to)
            throws ConversionException {
        if (!to.optional().contains(name)) {
            throw new ConversionException("the attribute \"" + name + "\" is required");
        }
        return Value.nullOf(ValueTypes.withoutOptional(type));
    }

    private static Value convertAttribute(String name, Value value, Converter converter)
            throws ConversionException {
        try {
            return converter.convert(value);
        } catch (ConversionException problem) {
            throw problem.below(new AttributeStep(name));
        }
    }
}
