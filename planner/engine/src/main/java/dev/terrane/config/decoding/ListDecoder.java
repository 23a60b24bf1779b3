package dev.terrane.config.decoding;

import dev.terrane.address.ResourceAddress;
import dev.terrane.config.ListBlock;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.List;
import java.util.Optional;

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
        Names.check(declaration.label(0), "list type name", declaration.labelRange(0), diagnostics);
        Names.check(declaration.label(1), "list name", declaration.labelRange(1), diagnostics);
        Resource list = resource(declaration, content, diagnostics);
        ResourceDecoder.declare(list, module, diagnostics);
        module.lists.putIfAbsent(
                list.address(),
                new ListBlock(
                        content.attribute("include_resource").map(Attribute::expression),
                        content.attribute("limit").map(Attribute::expression)));
    }

    private static Resource resource(
            Declaration declaration, BodyContent content, Diagnostics diagnostics) {
        Optional<Attribute> provider = content.attribute("provider");
        Optional<ProviderNames.Reference> named =
                provider.flatMap(found -> ProviderNames.choice(found.expression(), diagnostics));
        return new Resource(
                ResourceAddress.list(declaration.label(0), declaration.label(1)),
                named.map(ProviderNames.Reference::provider)
                        .orElseGet(() ->
                                LocalProvider.of(
                                        ResourceDecoder.impliedProvider(declaration.label(0)))),
                provider.map(found -> found.expression().range()),
                named.flatMap(ProviderNames.Reference::key),
                Repetitions.decode(content, diagnostics),
                List.of(),
                Resource.Lifecycle.NONE,
                List.of(),
                Optional.empty(),
                ConfigBlocks.body(declaration, content, diagnostics),
                declaration.range());
    }
}
