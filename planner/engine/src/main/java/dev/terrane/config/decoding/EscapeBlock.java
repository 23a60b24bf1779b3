package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;

import java.util.List;

/// `_ { ... }`: arguments that have the names of the language's own, and are meant for the provider.
final class EscapeBlock {
    private EscapeBlock() {}

    /// The body with what the block holds. A second block is reported.
    static Body resolve(Body body, List<Block> blocks, Diagnostics diagnostics) {
        List<Block> escapes = blocks.stream().filter(block -> block.type().equals("_")).toList();
        if (escapes.isEmpty()) {
            return body;
        }
        for (Block further : escapes.subList(1, escapes.size())) {
            Duplicates.report(
                    "escaping block",
                    escapes.getFirst().headerRange(),
                    further.headerRange(),
                    diagnostics);
        }
        return Bodies.union(body, escapes.getFirst().body(), diagnostics);
    }
}
