package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.List;

/// Reads the blocks of one type.
interface BlockDecoder {

    BlockSchema schema();

    /// @param blocks of the ordinary files, in order
    /// @param overrides of the override files, in order
    void decode(
            List<Block> blocks, List<Block> overrides, ModuleDraft module, Diagnostics diagnostics);
}
