package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A body of the native syntax.
///
/// @param attributesByName in source order
/// @param blocks in source order
public record NativeBody(
        Map<String, Attribute> attributesByName, List<Block> blocks, SourceRange range)
        implements Body {

    public NativeBody {
        attributesByName = Collections.unmodifiableMap(new LinkedHashMap<>(attributesByName));
        blocks = List.copyOf(blocks);
    }

    @Override
    public BodyContent content(BodySchema schema, Diagnostics diagnostics) {
        PartialContent partial = partialContent(schema, diagnostics);
        if (partial.remaining() instanceof NativeBody rest) {
            rest.attributesByName
                    .values()
                    .forEach(
                            extra -> reportArgument(extra, partial.content(), schema, diagnostics));
            rest.blocks.forEach(extra -> reportBlock(extra, schema, diagnostics));
        }
        return partial.content();
    }

    @Override
    public PartialContent partialContent(BodySchema schema, Diagnostics diagnostics) {
        Set<String> names = schema.attributeNames();
        Map<String, Attribute> wanted = new LinkedHashMap<>();
        Map<String, Attribute> others = new LinkedHashMap<>();
        attributesByName.forEach(
                (name, attribute) -> (names.contains(name) ? wanted : others).put(name, attribute));
        BodyProblems.reportMissing(schema, wanted.keySet(), missingItemRange(), diagnostics);

        Map<String, BodySchema.BlockSchema> types = schema.blocksByType();
        Map<Boolean, List<Block>> byWanted =
                blocks.stream()
                        .collect(Collectors.partitioningBy(b -> types.containsKey(b.type())));
        List<Block> wellLabelled =
                byWanted.getOrDefault(true, List.of()).stream()
                        .filter(block -> hasLabels(block, types, diagnostics))
                        .toList();
        Body remaining = new NativeBody(others, byWanted.getOrDefault(false, List.of()), range);
        return new PartialContent(
                new BodyContent(wanted, wellLabelled, missingItemRange()), remaining);
    }

    @Override
    public Map<String, Attribute> attributes(Diagnostics diagnostics) {
        if (!blocks.isEmpty()) {
            Block first = blocks.getFirst();
            diagnostics.error(
                    "Unexpected \"" + first.type() + "\" block",
                    "Only arguments can be set here, and no blocks. To set an argument of this name,"
                            + " write an equals sign after it.",
                    first.typeRange());
        }
        return attributesByName;
    }

    @Override
    public SourceRange missingItemRange() {
        return range.source().range(range.startByte(), range.startByte());
    }

    private static boolean hasLabels(
            Block block, Map<String, BodySchema.BlockSchema> types, Diagnostics diagnostics) {
        BodySchema.BlockSchema expected = types.get(block.type());
        if (expected == null) {
            throw new IllegalStateException("no schema for the wanted block " + block.type());
        }
        return BodyProblems.checkLabels(block, expected, diagnostics);
    }

    private static void reportArgument(
            Attribute extra, BodyContent content, BodySchema schema, Diagnostics diagnostics) {
        Collection<String> unused = schema.attributeNames();
        unused.removeAll(content.attributes().keySet());
        BodyProblems.reportUnsupportedArgument(extra, unused, schema, diagnostics);
    }

    private static void reportBlock(Block extra, BodySchema schema, Diagnostics diagnostics) {
        BodyProblems.reportUnsupportedBlock(extra, schema, diagnostics);
    }
}
