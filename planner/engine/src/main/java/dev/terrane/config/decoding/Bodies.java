package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.JsonBody;
import dev.terrane.hcl.syntax.JsonValue;
import dev.terrane.hcl.syntax.JsonValue.ObjectValue;
import dev.terrane.hcl.syntax.JsonValue.Property;
import dev.terrane.hcl.syntax.NativeBody;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts bodies together whose meaning only somebody else knows.
final class Bodies {
    private Bodies() {}

    /// What the override holds takes the place of what the base holds under the same name.
    static Body override(Body base, Body override, Diagnostics diagnostics) {
        if (isEmpty(override)) {
            return base;
        }
        if (isEmpty(base)) {
            return override;
        }
        if (base instanceof NativeBody a && override instanceof NativeBody b) {
            return overrideNative(a, b);
        }
        if (base instanceof JsonBody a && override instanceof JsonBody b) {
            return overrideJson(a, b);
        }
        diagnostics.error(
                "Override in another syntax",
                "A block in the native syntax and its override in the JSON syntax can not be put"
                        + " together yet. Write the override in the syntax of the block.",
                override.missingItemRange());
        return base;
    }

    /// What both hold.
    static Body union(Body base, Body further, Diagnostics diagnostics) {
        if (base instanceof NativeBody a && further instanceof NativeBody b) {
            Map<String, Attribute> attributes = new LinkedHashMap<>(a.attributesByName());
            attributes.putAll(b.attributesByName());
            List<Block> blocks = new ArrayList<>(a.blocks());
            blocks.addAll(b.blocks());
            return new NativeBody(attributes, blocks, a.range());
        }
        return override(base, further, diagnostics);
    }

    private static Body overrideNative(NativeBody base, NativeBody override) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(base.attributesByName());
        attributes.putAll(override.attributesByName());
        Set<String> replaced =
                override.blocks().stream().map(Bodies::blockType).collect(Collectors.toSet());
        List<Block> blocks = new ArrayList<>(base.blocks());
        blocks.removeIf(block -> replaced.contains(blockType(block)));
        blocks.addAll(override.blocks());
        return new NativeBody(attributes, blocks, base.range());
    }

    /// A `dynamic` block stands for blocks of the type that its label names.
    private static String blockType(Block block) {
        return block.type().equals("dynamic") && block.labels().size() == 1
                ? block.label(0)
                : block.type();
    }

    private static Body overrideJson(JsonBody base, JsonBody override) {
        List<Property> over = properties(override);
        Set<String> replaced =
                over.stream().map(property -> property.name().text()).collect(Collectors.toSet());
        List<Property> properties = new ArrayList<>(properties(base));
        properties.removeIf(property -> replaced.contains(property.name().text()));
        properties.addAll(over);
        var range = base.value().startRange();
        return new JsonBody(new ObjectValue(properties, range, range, range), Set.of());
    }

    private static List<Property> properties(JsonBody body) {
        List<Property> properties = new ArrayList<>();
        if (body.value() instanceof ObjectValue object) {
            properties.addAll(object.properties());
        } else if (body.value() instanceof JsonValue.ArrayValue array) {
            for (JsonValue element : array.elements()) {
                if (element instanceof ObjectValue object) {
                    properties.addAll(object.properties());
                }
            }
        }
        properties.removeIf(property -> body.taken().contains(property.name().text()));
        return properties;
    }

    static boolean isEmpty(Body body) {
        return switch (body) {
            case NativeBody written ->
                    written.attributesByName().isEmpty() && written.blocks().isEmpty();
            case JsonBody json -> properties(json).isEmpty();
        };
    }
}
