package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.List;
import java.util.stream.Stream;

/// A `required_providers` block that does not stand in a `terraform` block.
final class MisplacedRequirementsDecoder implements BlockDecoder {

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("required_providers");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        Stream.concat(blocks.stream(), overrides.stream())
                .forEach(block ->
                        diagnostics.error(
                                "Invalid required_providers block",
                                "\"required_providers\" stands in a \"terraform\" block: put one around it.",
                                block.typeRange()));
    }
}
