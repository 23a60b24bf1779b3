package dev.terrane.provider.aws.support;

import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Gives a planned object the defaults that its plan has not.
///
/// A plan keeps null where `ignore_changes` covers an argument that was null before. The older plugin
/// library sends the default all the same, and so it becomes what AWS has.
final class Defaults {
    private final LegacyRules rules;

    private Defaults(LegacyRules rules) {
        this.rules = rules;
    }

    static Value in(Schema.Block block, LegacyRules rules, Value planned) {
        return new Defaults(rules).object(block, "", planned);
    }

    private Value object(Schema.Block block, String prefix, Value object) {
        if (object.isNull() || !object.isKnown()) {
            return object;
        }
        Map<String, Value> parts = new TreeMap<>(object.asMap());
        block.attributes()
                .keySet()
                .forEach(name ->
                        parts.computeIfPresent(
                                name,
                                (key, value) ->
                                        value.isNull()
                                                ? rules.defaultOf(prefix + name).orElse(value)
                                                : value));
        block.blocks()
                .forEach((name, nested) ->
                        parts.computeIfPresent(
                                name,
                                (key, value) -> blocks(nested.block(), prefix + name, value)));
        return Value.object(parts);
    }

    private Value blocks(Schema.Block block, String rule, Value value) {
        return switch (value) {
            case Value.ListValue list ->
                    Value.list(list.elementType(), each(block, rule, list.elements()));
            case Value.SetValue set ->
                    Value.set(set.elementType(), each(block, rule, set.elements()));
            default -> value;
        };
    }

    private List<Value> each(Schema.Block block, String rule, List<Value> elements) {
        return elements.stream().map(each -> object(block, rule + ".", each)).toList();
    }
}
