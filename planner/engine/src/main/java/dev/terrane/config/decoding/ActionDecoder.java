package dev.terrane.config.decoding;

import dev.terrane.address.ResourceAddress;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.List;
import java.util.Optional;

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
            ResourceDecoder.declare(decode(declaration, diagnostics), module, diagnostics);
        }
    }

    private static Resource decode(Declaration declaration, Diagnostics diagnostics) {
        BodyContent content = declaration.content(BODY, diagnostics);
        Names.check(
                declaration.label(0), "action type name", declaration.labelRange(0), diagnostics);
        Names.check(declaration.label(1), "action name", declaration.labelRange(1), diagnostics);
        Optional<Attribute> provider = content.attribute("provider");
        Optional<ProviderNames.Reference> named =
                provider.flatMap(found -> ProviderNames.choice(found.expression(), diagnostics));
        return new Resource(
                ResourceAddress.action(declaration.label(0), declaration.label(1)),
                named.map(ProviderNames.Reference::provider)
                        .orElseGet(() ->
                                LocalProvider.of(
                                        ResourceDecoder.impliedProvider(declaration.label(0)))),
                provider.map(found -> found.expression().range()),
                named.flatMap(ProviderNames.Reference::key),
                Repetitions.decode(content, diagnostics),
                DependsOn.decode(declaration, content, diagnostics),
                Resource.Lifecycle.NONE,
                List.of(),
                Optional.empty(),
                ConfigBlocks.body(declaration, content, diagnostics),
                declaration.range());
    }
}
