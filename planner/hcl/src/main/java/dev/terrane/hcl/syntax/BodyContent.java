package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.SourceRange;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a body held of what its reader expected.
///
/// @param attributes by name, in source order
/// @param blocks in source order
/// @param missingItemRange where to point at when something is missing
public record BodyContent(
        Map<String, Attribute> attributes, List<Block> blocks, SourceRange missingItemRange) {

    public Optional<Attribute> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public List<Block> blocksOfType(String type) {
        return blocks.stream().filter(block -> block.type().equals(type)).toList();
    }
}
