package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;

/// Blocks that have no names, so that nothing can override them.
final class NoOverride {
    private NoOverride() {}

    static void report(Block block, Diagnostics diagnostics) {
        diagnostics.error(
                "Cannot override '%s' blocks".formatted(block.type()),
                "\"%s\" blocks stand in files that are no override files. Move it there."
                        .formatted(block.type()),
                block.headerRange());
    }
}
