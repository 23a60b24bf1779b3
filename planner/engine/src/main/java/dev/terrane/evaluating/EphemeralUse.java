package dev.terrane.evaluating;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.spi.Schema;
import dev.terrane.value.Mark;
import dev.terrane.value.Marks;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePath.AttributeStep;

import java.util.Map;

/// Ephemeral values are not stored, so of a resource only write-only arguments take them, and of a
/// data source none do.
public final class EphemeralUse {
    private EphemeralUse() {}

    /// @return whether there is no such value in the wrong place; otherwise each is reported
    public static boolean isAllowed(
            Value config,
            Schema.Block schema,
            DesiredResource resource,
            DesiredInstance instance,
            Diagnostics diagnostics) {
        boolean allowed = true;
        for (ValuePath path : Marks.paths(config, Mark.EPHEMERAL)) {
            if (!isWriteOnly(path, schema)) {
                allowed = false;
                diagnostics.add(problem(path, resource, instance));
            }
        }
        return allowed;
    }

    private static Diagnostic problem(
            ValuePath path, DesiredResource resource, DesiredInstance instance) {
        String argument = names(path);
        return Diagnostic.error(
                        "Invalid use of ephemeral value",
                        "The argument \"%s\" of %s is stored, so it can not take an ephemeral value. Only write-only arguments can."
                                .formatted(argument, instance.address()),
                        resource.template().rangeOf(path))
                .about(instance.address().toString());
    }

    private static String names(ValuePath path) {
        return String.join(
                ".",
                path.steps().stream()
                        .filter(AttributeStep.class::isInstance)
                        .map(step -> ((AttributeStep) step).name())
                        .toList());
    }

    /// Whether the value stands in a write-only argument, of the resource or of a block in it.
    private static boolean isWriteOnly(ValuePath path, Schema.Block schema) {
        Map<String, Schema.Attribute> attributes = schema.attributes();
        Map<String, Schema.NestedBlock> blocks = schema.blocks();
        for (ValuePath.Step step : path.steps()) {
            if (!(step instanceof AttributeStep named)) {
                continue;
            }
            Schema.NestedBlock block = blocks.get(named.name());
            if (block != null) {
                attributes = block.block().attributes();
                blocks = block.block().blocks();
                continue;
            }
            Schema.Attribute attribute = attributes.get(named.name());
            if (attribute == null || attribute.writeOnly()) {
                return attribute != null;
            }
            attributes = attribute.nested() == null ? Map.of() : attribute.nested().attributes();
            blocks = Map.of();
        }
        return false;
    }
}
