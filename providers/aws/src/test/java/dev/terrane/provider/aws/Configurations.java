package dev.terrane.provider.aws;

import dev.terrane.spi.Schema;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Arguments as JSON has them, as objects of a schema's type: what is not there is null.
final class Configurations {
    private Configurations() {}

    static Value of(Schema.Block block, Value arguments) {
        Map<String, Value> given = arguments.asMap();
        Map<String, Value> values = new TreeMap<>(block.emptyValue().asMap());
        given.forEach((name, value) -> {
            Schema.Attribute attribute = block.attributes().get(name);
            values.put(
                    name,
                    attribute == null
                            ? nested(block.blocks().get(name), value)
                            : converted(value, attribute.type()));
        });
        return Value.object(values);
    }

    private static Value nested(Schema.NestedBlock nested, Value value) {
        if (nested.nesting() == Schema.Nesting.SINGLE) {
            return of(nested.block(), value);
        }
        List<Value> given =
                value instanceof Value.TupleValue many ? many.elements() : List.of(value);
        List<Value> objects = given.stream().map(each -> of(nested.block(), each)).toList();
        Type element = nested.block().impliedType();
        return nested.nesting() == Schema.Nesting.SET
                ? Value.set(element, objects)
                : Value.list(element, objects);
    }

    private static Value converted(Value value, Type type) {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException e) {
            throw new IllegalArgumentException("an argument does not fit", e);
        }
    }
}
