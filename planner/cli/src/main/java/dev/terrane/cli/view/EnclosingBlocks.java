package dev.terrane.cli.view;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.NativeBody;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Finds the outermost block around a place: `resource "aws_vpc" "main"`.
///
/// A file is read again for that, once, and only when there is a problem in it.
final class EnclosingBlocks {
    private final IdentityHashMap<Source, List<Block>> known = new IdentityHashMap<>();

    /// Nothing outside of blocks, and in the JSON syntax.
    Optional<String> around(SourceRange place) {
        return known.computeIfAbsent(place.source(), EnclosingBlocks::read).stream()
                .filter(block -> contains(block.range(), place.startByte()))
                .findFirst()
                .map(EnclosingBlocks::header);
    }

    private static List<Block> read(Source source) {
        return (source.name().endsWith(".tf") || source.name().endsWith(".hcl"))
                        && HclParser.parse(source, new Diagnostics()).body()
                                instanceof NativeBody body
                ? body.blocks()
                : List.of();
    }

    private static boolean contains(SourceRange range, int offset) {
        return range.startByte() <= offset && offset < range.endByte();
    }

    private static String header(Block block) {
        StringBuilder header = new StringBuilder(block.type());
        for (Block.Label label : block.labels()) {
            header.append(" \"").append(label.text()).append('"');
        }
        return header.toString();
    }
}
