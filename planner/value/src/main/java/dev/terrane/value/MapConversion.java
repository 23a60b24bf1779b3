package dev.terrane.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// To a map, from a map or an object.
final class MapConversion {
    private MapConversion() {}

    static Optional<Converter> find(Type from, Type element, boolean unsafe) {
        return switch (from) {
            case Type.MapType map -> fromMap(map.element(), element, unsafe);
            case Type.ObjectType object -> fromObject(object, element, unsafe);
            default -> Optional.empty();
        };
    }

    private static Optional<Converter> fromMap(Type from, Type to, boolean unsafe) {
        return Converters.findElement(from, to, unsafe)
                .map(converter -> value -> convert(value, converter, from, to));
    }

    private static Value convert(Value value, Converter converter, Type from, Type to)
            throws ConversionException {
        SortedMap<String, Value> converted =
                SortedStrings.mapValues(
                        value.asMap(),
                        (key, element) -> Elements.convertKeyed(key, element, converter));
        return Elements.map(to, converted, from, false);
    }

    private static Optional<Converter> fromObject(
            Type.ObjectType from, Type wanted, boolean unsafe) {
        return Elements.unified(wanted, List.copyOf(from.attributes().values()), unsafe)
                .flatMap(to -> fromAttributes(from, to, unsafe));
    }

    private static Optional<Converter> fromAttributes(
            Type.ObjectType from, Type to, boolean unsafe) {
        Map<String, Converter> each = HashMap.newHashMap(from.attributes().size());
        for (Map.Entry<String, Type> attribute : from.attributes().entrySet()) {
            Optional<Converter> converter =
                    Converters.findElement(attribute.getValue(), to, unsafe);
            if (converter.isEmpty()) {
                return Optional.empty();
            }
            each.put(attribute.getKey(), converter.get());
        }
        return Optional.of(value ->
                Elements.map(to, Elements.convertEach(value.asMap(), each), Type.DYNAMIC, unsafe));
    }
}
