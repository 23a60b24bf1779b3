package dev.terrane.config.decoding;

import dev.terrane.address.ResourceMode;
import dev.terrane.hcl.syntax.BodySchema;

import java.util.List;

/// The block types that may stand in a file, in the order in which they are decoded.
final class BlockDecoders {
    /// Requirements come first: they say which provider a local name stands for.
    static final List<BlockDecoder> ALL =
            List.of(
                    new TerraformBlockDecoder(),
                    new MisplacedRequirementsDecoder(),
                    new ProviderDecoder(),
                    new VariableDecoder(),
                    new LocalsDecoder(),
                    new OutputDecoder(),
                    new ModuleCallDecoder(),
                    new ResourceDecoder(ResourceMode.MANAGED),
                    new ResourceDecoder(ResourceMode.DATA),
                    new ResourceDecoder(ResourceMode.EPHEMERAL),
                    new MovedDecoder(),
                    new RemovedDecoder(),
                    new ImportDecoder(),
                    new CheckDecoder(),
                    new ActionDecoder());

    static final BodySchema FILE =
            new BodySchema(List.of(), ALL.stream().map(BlockDecoder::schema).toList());

    private BlockDecoders() {}
}
