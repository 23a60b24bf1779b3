package dev.terrane.config.decoding;

import dev.terrane.address.ResourceAddress;
import dev.terrane.config.ListBlock;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.List;

/// `list "TYPE" "NAME" { provider = aws  config { ... } }` of a query file.
final class ListDecoder implements BlockDecoder {
    private static final BodySchema LIST =
            new BodySchema(
                    List.of(
                            AttributeSchema.required("provider"),
                            AttributeSchema.optional("include_resource"),
                            AttributeSchema.optional("limit"),
                            AttributeSchema.optional("count"),
                            AttributeSchema.optional("for_each")),
                    List.of(BlockSchema.of("config")));

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("list", "type", "name");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        for (Declaration declaration :
                Declarations.byLabels(blocks, overrides, "list", diagnostics)) {
            declare(declaration, module, diagnostics);
        }
    }

    private static void declare(
            Declaration declaration, ModuleDraft module, Diagnostics diagnostics) {
        BodyContent content = declaration.content(LIST, diagnostics);
        ResourceAddress address = ResourceAddress.list(declaration.label(0), declaration.label(1));
        ResourceDecoder.declare(
                ConfigBlocks.resource(address, declaration, content, diagnostics),
                module,
                diagnostics);
        module.lists.putIfAbsent(
                address,
                new ListBlock(
                        content.attribute("include_resource").map(Attribute::expression),
                        content.attribute("limit").map(Attribute::expression)));
    }
}
