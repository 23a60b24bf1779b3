package dev.terrane.config.decoding;

import dev.terrane.address.ResourceAddress;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.NativeBody;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Blocks that have what is for their provider in a block of its own: `config { ... }`.
final class ConfigBlocks {
    private ConfigBlocks() {}

    /// @param content with what the language itself has in such a block
    static Resource resource(
            ResourceAddress address,
            Declaration declaration,
            BodyContent content,
            Diagnostics diagnostics) {
        String word = address.mode().word();
        Names.check(
                declaration.label(0), word + " type name", declaration.labelRange(0), diagnostics);
        Names.check(declaration.label(1), word + " name", declaration.labelRange(1), diagnostics);
        Optional<Attribute> provider = content.attribute("provider");
        Optional<ProviderNames.Reference> named =
                provider.flatMap(found -> ProviderNames.choice(found.expression(), diagnostics));
        return new Resource(
                address,
                named.map(ProviderNames.Reference::provider)
                        .orElseGet(() ->
                                LocalProvider.of(ResourceDecoder.impliedProvider(address.type()))),
                provider.map(found -> found.expression().range()),
                named.flatMap(ProviderNames.Reference::key),
                Repetitions.decode(content, diagnostics),
                DependsOn.decode(declaration, content, diagnostics),
                Resource.Lifecycle.NONE,
                List.of(),
                Optional.empty(),
                body(declaration, content, diagnostics),
                declaration.range());
    }

    /// An empty one where none is written. A second one is reported.
    private static Body body(
            Declaration declaration, BodyContent content, Diagnostics diagnostics) {
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
