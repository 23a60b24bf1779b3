package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Finds the block that an override changes.
final class Declarations {
    private Declarations() {}

    /// By labels. An override of something that is not declared is reported.
    ///
    /// @param kind what the blocks declare: `variable`
    static List<Declaration> byLabels(
            List<Block> blocks, List<Block> overrides, String kind, Diagnostics diagnostics) {
        Function<Block, String> key = Declarations::labels;
        Map<String, List<Block>> overriding = grouped(overrides, key);
        List<Declaration> declarations = new ArrayList<>();
        for (Block block : blocks) {
            List<Block> own = overriding.remove(key.apply(block));
            declarations.add(new Declaration(block, own == null ? List.of() : own));
        }
        overriding.values().forEach(orphans -> reportOrphans(orphans, kind, diagnostics));
        return declarations;
    }

    private static String labels(Block block) {
        return String.join(".", block.labels().stream().map(Block.Label::text).toList());
    }

    private static Map<String, List<Block>> grouped(
            List<Block> blocks, Function<Block, String> key) {
        Map<String, List<Block>> groups = new LinkedHashMap<>();
        for (Block block : blocks) {
            groups.computeIfAbsent(key.apply(block), k -> new ArrayList<>()).add(block);
        }
        return groups;
    }

    private static void reportOrphans(List<Block> orphans, String kind, Diagnostics diagnostics) {
        for (Block orphan : orphans) {
            diagnostics.error(
                    "Missing %s to override".formatted(kind),
                    "There is no %s \"%s\" in the files that are no override files. Declare it there, or correct the name."
                            .formatted(kind, labels(orphan)),
                    orphan.headerRange());
        }
    }
}
