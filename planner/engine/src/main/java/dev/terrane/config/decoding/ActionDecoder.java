package dev.terrane.config.decoding;

import dev.terrane.address.ResourceAddress;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.List;

/// `action "TYPE" "NAME" { config { ... } }` of Terraform 1.14: something that a provider does beside
/// managing objects.
final class ActionDecoder implements BlockDecoder {
    private static final BodySchema BODY =
            new BodySchema(
                    Schemas.optional("count", "for_each", "provider", "depends_on"),
                    Schemas.blocks("config"));

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
        for (Declaration declaration :
                Declarations.byLabels(blocks, overrides, "action", diagnostics)) {
            ResourceAddress address =
                    ResourceAddress.action(declaration.label(0), declaration.label(1));
            BodyContent content = declaration.content(BODY, diagnostics);
            ResourceDecoder.declare(
                    ConfigBlocks.resource(address, declaration, content, diagnostics),
                    module,
                    diagnostics);
        }
    }
}
