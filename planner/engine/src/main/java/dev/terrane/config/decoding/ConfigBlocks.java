package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.NativeBody;

import java.util.List;
import java.util.Map;

/// `config { ... }`: what a block has for its provider, where that does not stand in the block itself.
final class ConfigBlocks {
    private ConfigBlocks() {}

    /// An empty one where none is written. A second one is reported.
    static Body body(Declaration declaration, BodyContent content, Diagnostics diagnostics) {
        List<Block> blocks = content.blocksOfType("config");
        blocks.stream()
                .skip(1)
                .forEach(block ->
                        Duplicates.report(
                                "config block",
                                blocks.getFirst().headerRange(),
                                block.headerRange(),
                                diagnostics));
        return blocks.isEmpty()
                ? new NativeBody(Map.of(), List.of(), declaration.range())
                : blocks.getFirst().body();
    }
}
