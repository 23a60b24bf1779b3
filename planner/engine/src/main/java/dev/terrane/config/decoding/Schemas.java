package dev.terrane.config.decoding;

import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.List;
import java.util.stream.Stream;

/// Short forms of [BodySchema].
final class Schemas {
    private Schemas() {}

    static List<AttributeSchema> optional(String... names) {
        return Stream.of(names).map(AttributeSchema::optional).toList();
    }

    static List<BlockSchema> blocks(String... types) {
        return Stream.of(types).map(BlockSchema::of).toList();
    }
}
