package dev.terrane.spi.support;

import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes unknown what a provider will fill in.
record ComputedParts(Schema.Block block) {

    /// @param kept names of attributes of the object itself that stay as they are
    Value fillIn(Value config, Value intended, Set<String> kept) {
        ObjectBuilder filled = ObjectBuilder.from(intended);
        Attributes configured = Attributes.of(config);
        Attributes values = Attributes.of(intended);
        block.attributes()
                .forEach((name, attribute) -> {
                    if (attribute.computed() && configured.isNull(name) && !kept.contains(name)) {
                        filled.set(name, Value.unknown(attribute.type()));
                    }
                });
        block.blocks()
                .forEach((name, nested) ->
                        filled.set(name, nested(nested.block(), values.value(name))));
        return filled.build();
    }

    /// In nested blocks only what has no value yet becomes unknown. It can not come from the
    /// configuration, where null means that it is left open.
    private static Value nested(Schema.Block block, Value value) {
        if (!value.isKnown() || value.isNull() || !hasComputed(block)) {
            return value;
        }
        return switch (value) {
            case Value.ObjectValue object when isOne(block, object) -> object(block, object);
            case Value.ObjectValue objects -> Value.object(each(block, objects.attributes()));
            case Value.MapValue map -> Value.map(map.elementType(), each(block, map.elements()));
            case Value.ListValue list ->
                    Value.list(list.elementType(), each(block, list.elements()));
            case Value.SetValue set -> Value.set(set.elementType(), each(block, set.elements()));
            case Value.TupleValue tuple -> Value.tuple(each(block, tuple.elements()));
            default ->
                    throw new IllegalStateException("a nested block is " + value.type().display());
        };
    }

    /// An object of the block's attributes, not one that holds several by key.
    private static boolean isOne(Schema.Block block, Value.ObjectValue object) {
        return object.attributes().keySet().containsAll(block.attributes().keySet())
                && object.attributes().size() == block.attributes().size() + block.blocks().size();
    }

    private static List<Value> each(Schema.Block block, List<Value> elements) {
        List<Value> filled = new ArrayList<>();
        elements.forEach(element -> filled.add(nested(block, element)));
        return filled;
    }

    private static Map<String, Value> each(Schema.Block block, Map<String, Value> elements) {
        Map<String, Value> filled = new TreeMap<>();
        elements.forEach((key, element) -> filled.put(key, nested(block, element)));
        return filled;
    }

    private static Value object(Schema.Block block, Value value) {
        ObjectBuilder filled = ObjectBuilder.from(value);
        Attributes values = Attributes.of(value);
        block.attributes()
                .forEach((name, attribute) -> {
                    if (attribute.computed() && values.isNull(name)) {
                        filled.set(name, Value.unknown(attribute.type()));
                    }
                });
        block.blocks()
                .forEach((name, inner) ->
                        filled.set(name, nested(inner.block(), values.value(name))));
        return filled.build();
    }

    private static boolean hasComputed(Schema.Block block) {
        return block.attributes().values().stream().anyMatch(Schema.Attribute::computed)
                || block.blocks().values().stream().anyMatch(inner -> hasComputed(inner.block()));
    }
}
