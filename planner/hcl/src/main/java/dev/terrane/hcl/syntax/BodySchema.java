package dev.terrane.hcl.syntax;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a reader expects in a body.
public record BodySchema(List<AttributeSchema> attributes, List<BlockSchema> blocks) {

    public record AttributeSchema(String name, boolean required) {
        public static AttributeSchema required(String name) {
            return new AttributeSchema(name, true);
        }

        public static AttributeSchema optional(String name) {
            return new AttributeSchema(name, false);
        }
    }

    /// @param labelNames what each label means, for messages: `type` and `name` of a resource
    public record BlockSchema(String type, List<String> labelNames) {
        public BlockSchema {
            labelNames = List.copyOf(labelNames);
        }

        public static BlockSchema of(String type, String... labelNames) {
            return new BlockSchema(type, List.of(labelNames));
        }
    }

    public BodySchema {
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }

    /// In the order of the schema; the caller may change it.
    Set<String> attributeNames() {
        Set<String> names = new LinkedHashSet<>();
        attributes.forEach(attribute -> names.add(attribute.name()));
        return names;
    }

    Map<String, BlockSchema> blocksByType() {
        Map<String, BlockSchema> types = new LinkedHashMap<>();
        blocks.forEach(block -> types.put(block.type(), block));
        return types;
    }
}
