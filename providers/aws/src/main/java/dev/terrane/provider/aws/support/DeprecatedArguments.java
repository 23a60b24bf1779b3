package dev.terrane.provider.aws.support;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Warnings of arguments and blocks that are set and should not be any more, as the schema says.
final class DeprecatedArguments {
    private final List<Problem> warnings = new ArrayList<>();

    private DeprecatedArguments() {}

    static List<Problem> of(Schema.Block schema, Value config) {
        DeprecatedArguments found = new DeprecatedArguments();
        found.inBlock(schema, config, ValuePath.EMPTY);
        return found.warnings;
    }

    private void inBlock(Schema.Block schema, Value object, ValuePath path) {
        if (!isSet(object)) {
            return;
        }
        Map<String, Value> values = object.asMap();
        values.forEach((name, value) -> {
            Schema.Attribute attribute = schema.attributes().get(name);
            Schema.NestedBlock nested = schema.blocks().get(name);
            ValuePath place = path.thenAttribute(name);
            if (attribute != null && attribute.deprecated() && isSet(value)) {
                warn(name, place);
            } else if (nested != null && isSet(value)) {
                inBlocks(name, nested, value, place);
            }
        });
    }

    private void inBlocks(String name, Schema.NestedBlock nested, Value blocks, ValuePath path) {
        boolean single = !(blocks instanceof Value.ListValue || blocks instanceof Value.SetValue);
        if (single) {
            inBlock(nested.block(), blocks, path);
            return;
        }
        List<Value> elements = blocks.asList();
        if (nested.block().deprecated() && !elements.isEmpty()) {
            warn(name, path);
        }
        for (int i = 0; i < elements.size(); i++) {
            inBlock(nested.block(), elements.get(i), step(path, blocks, i));
        }
    }

    private static ValuePath step(ValuePath path, Value blocks, int index) {
        return blocks instanceof Value.SetValue
                ? path.then(new ValuePath.IndexStep(blocks.asList().get(index)))
                : path.thenIndex(index);
    }

    /// What is not known yet may turn out to be null.
    private static boolean isSet(Value value) {
        return value.isKnown() && !value.isNull();
    }

    private void warn(String name, ValuePath path) {
        warnings.add(
                Problem.warning(
                        "Argument is deprecated",
                        "\"%s\" should not be set any more: a later version of the provider may not have it. Its documentation says what takes its place."
                                .formatted(name),
                        path));
    }
}
