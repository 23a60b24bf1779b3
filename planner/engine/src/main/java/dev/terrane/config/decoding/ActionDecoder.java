package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.List;

/// `action "TYPE" "NAME" { ... }` of later versions of Terraform: known, and not done.
final class ActionDecoder implements BlockDecoder {
    @Override
    public BlockSchema schema() {
        return BlockSchema.of("action", "type", "name");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        blocks.forEach(block -> report(block.headerRange(), diagnostics));
        overrides.forEach(block -> report(block.headerRange(), diagnostics));
    }

    static void report(SourceRange range, Diagnostics diagnostics) {
        diagnostics.error(
                "Actions are not supported yet",
                "What providers do beside managing objects (actions) is not supported yet. Remove the block, and do it by other means.",
                range);
    }
}
