package dev.terrane.evaluating;

import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.NativeBody;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Type;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Lets an attribute that is a list or set of objects be written as blocks, as older providers
/// expect: `ingress { ... }` for `ingress = [{ ... }]`.
///
/// A body that has such blocks gets a schema in which they are blocks; all others keep theirs.
final class BlocksForAttributes {
    private BlocksForAttributes() {}

    static Schema.Block fit(Schema.Block schema, Body body) {
        if (!(body instanceof NativeBody written) || written.blocks().isEmpty()) {
            return schema;
        }
        Map<String, Attribute> attributes = new LinkedHashMap<>(schema.attributes());
        Map<String, NestedBlock> blocks = new LinkedHashMap<>(schema.blocks());
        schema.attributes()
                .forEach((name, attribute) -> {
                    Optional<NestedBlock> block = asBlock(attribute);
                    if (block.isPresent() && isWrittenAsBlock(written, name)) {
                        attributes.remove(name);
                        blocks.put(name, block.get());
                    }
                });
        return new Schema.Block(attributes, blocks, schema.description(), schema.deprecated());
    }

    private static boolean isWrittenAsBlock(NativeBody body, String name) {
        return body.blocks().stream()
                .anyMatch(block ->
                        block.type().equals(name)
                                || (block.type().equals(NestedTemplate.DYNAMIC)
                                        && !block.labels().isEmpty()
                                        && block.label(0).equals(name)));
    }

    private static Optional<NestedBlock> asBlock(Attribute attribute) {
        if (!attribute.isArgument()) {
            return Optional.empty();
        }
        return switch (attribute.type()) {
            case Type.ListType(Type.ObjectType element) ->
                    Optional.of(NestedBlock.of(Nesting.LIST, block(element)));
            case Type.SetType(Type.ObjectType element) ->
                    Optional.of(NestedBlock.of(Nesting.SET, block(element)));
            default -> Optional.empty();
        };
    }

    /// Attributes of objects inside may again be written as blocks: [BlockTemplate] asks again.
    private static Schema.Block block(Type.ObjectType element) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        element.attributes()
                .forEach((name, type) -> attributes.put(name, Attribute.optional(type)));
        return new Schema.Block(attributes, Map.of());
    }
}
