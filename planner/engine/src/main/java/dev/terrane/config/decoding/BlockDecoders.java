package dev.terrane.config.decoding;

import dev.terrane.address.ResourceMode;
import dev.terrane.hcl.syntax.BodySchema;

import java.util.List;
import java.util.Set;

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
                    new ActionDecoder(),
                    new ListDecoder());

    private static final Set<String> IN_QUERIES = Set.of("list", "variable", "locals", "provider");

    static final BodySchema FILE =
            new BodySchema(
                    List.of(),
                    ALL.stream()
                            .map(BlockDecoder::schema)
                            .filter(schema -> !schema.type().equals("list"))
                            .toList());

    /// Of query files.
    static final BodySchema QUERY_FILE =
            new BodySchema(
                    List.of(),
                    ALL.stream()
                            .map(BlockDecoder::schema)
                            .filter(schema -> IN_QUERIES.contains(schema.type()))
                            .toList());

    private BlockDecoders() {}
}
