package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Body.PartialContent;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A block, and those of override files that change it.
///
/// An argument of an override takes the place of the one of that name, and blocks of an override
/// that of all blocks of that type:
///
///     resource "t" "n" { a = 1 }     +     resource "t" "n" { a = 2 }     =     a is 2
record Declaration(Block block, List<Block> overrides) {
    Declaration {
        overrides = List.copyOf(overrides);
    }

    String label(int index) {
        return block.label(index);
    }

    SourceRange labelRange(int index) {
        return block.labels().get(index).range();
    }

    SourceRange range() {
        return block.headerRange();
    }

    /// All that the schema names; anything else is reported.
    BodyContent content(BodySchema schema, Diagnostics diagnostics) {
        BodyContent content = block.body().content(schema, diagnostics);
        for (Block override : overrides) {
            content = merge(content, override.body().content(relaxed(schema), diagnostics));
        }
        return content;
    }

    /// What the schema names, and a body of the rest.
    PartialContent partialContent(BodySchema schema, Diagnostics diagnostics) {
        PartialContent base = block.body().partialContent(schema, diagnostics);
        BodyContent content = base.content();
        Body remaining = base.remaining();
        for (Block override : overrides) {
            PartialContent over = override.body().partialContent(relaxed(schema), diagnostics);
            content = merge(content, over.content());
            remaining = Bodies.override(remaining, over.remaining(), diagnostics);
        }
        return new PartialContent(content, remaining);
    }

    /// An override need not repeat what is required.
    private static BodySchema relaxed(BodySchema schema) {
        return new BodySchema(
                schema.attributes().stream().map(a -> AttributeSchema.optional(a.name())).toList(),
                schema.blocks());
    }

    private static BodyContent merge(BodyContent base, BodyContent override) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(base.attributes());
        attributes.putAll(override.attributes());
        Set<String> replaced =
                override.blocks().stream()
                        .map(Block::type)
                        .filter(type -> !type.equals("lifecycle"))
                        .collect(Collectors.toSet());
        List<Block> blocks = new ArrayList<>(base.blocks());
        blocks.removeIf(block -> replaced.contains(block.type()));
        override.blocks().stream()
                .filter(block -> replaced.contains(block.type()))
                .forEach(blocks::add);
        return new BodyContent(attributes, blocks, base.missingItemRange());
    }

    /// The blocks of a type that overrides do not replace but change, argument by argument.
    List<Block> overridesNested(String type) {
        BodySchema schema = new BodySchema(List.of(), List.of(BodySchema.BlockSchema.of(type)));
        return overrides.stream()
                .flatMap(override ->
                        override
                                .body()
                                .partialContent(schema, new Diagnostics())
                                .content()
                                .blocks()
                                .stream())
                .toList();
    }

    boolean isOverriding(Block nested) {
        return overrides.stream().anyMatch(over -> contains(over.range(), nested.headerRange()));
    }

    /// The override that an argument stands in.
    Optional<Block> overriding(Attribute attribute) {
        return overrides.stream()
                .filter(over -> contains(over.range(), attribute.range()))
                .findFirst();
    }

    private static boolean contains(SourceRange outer, SourceRange inner) {
        return outer.source() == inner.source()
                && outer.startByte() <= inner.startByte()
                && inner.endByte() <= outer.endByte();
    }
}
