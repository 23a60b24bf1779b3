package dev.terrane.config.decoding;

import dev.terrane.address.ResourceMode;
import dev.terrane.config.Removed;
import dev.terrane.config.Resource.Provisioner;
import dev.terrane.config.decoding.Endpoints.Endpoint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.Traversal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `removed { from = ..., lifecycle { destroy = false } }`.
final class RemovedDecoder implements BlockDecoder {
    private static final BodySchema BODY =
            new BodySchema(
                    List.of(AttributeSchema.required("from")),
                    List.of(
                            BlockSchema.of("lifecycle"),
                            BlockSchema.of("connection"),
                            BlockSchema.of("provisioner", "type")));
    private static final BodySchema LIFECYCLE =
            new BodySchema(Schemas.optional("destroy"), List.of());

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("removed");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        blocks.forEach(block -> removed(block, diagnostics).ifPresent(module.removals::add));
        overrides.forEach(block -> NoOverride.report(block, diagnostics));
    }

    private static Optional<Removed> removed(Block block, Diagnostics diagnostics) {
        BodyContent content = block.body().content(BODY, diagnostics);
        Optional<Traversal> from =
                content.attribute("from")
                        .map(Attribute::expression)
                        .flatMap(found -> StaticReferences.traversal(found, diagnostics));
        Optional<Endpoint> target =
                from.flatMap(found -> Endpoints.check(found, false, diagnostics));
        target.flatMap(Endpoint::mode)
                .filter(ResourceMode.DATA::equals)
                .ifPresent(data ->
                        diagnostics.error(
                                "Data source address not allowed",
                                "A data source is never destroyed. Remove its block, and it is gone.",
                                from.orElseThrow().range()));
        Optional<Boolean> destroy = destroy(content, diagnostics);
        List<Provisioner> provisioners = provisioners(content, target, diagnostics);
        return target.isPresent() && from.isPresent()
                ? Optional.of(new Removed(from.get(), destroy, provisioners, block.headerRange()))
                : Optional.empty();
    }

    private static Optional<Boolean> destroy(BodyContent content, Diagnostics diagnostics) {
        Optional<Boolean> destroy = Optional.empty();
        for (Block lifecycle : content.blocksOfType("lifecycle")) {
            BodyContent inner = lifecycle.body().content(LIFECYCLE, diagnostics);
            Optional<Attribute> said = inner.attribute("destroy");
            if (said.isPresent()) {
                destroy = Optional.of(Constants.bool(said, true, diagnostics));
            }
        }
        return destroy;
    }

    private static List<Provisioner> provisioners(
            BodyContent content, Optional<Endpoint> target, Diagnostics diagnostics) {
        boolean managed =
                target.flatMap(Endpoint::mode).filter(ResourceMode.MANAGED::equals).isPresent();
        List<Provisioner> provisioners = new ArrayList<>();
        List<Block> connections = content.blocksOfType("connection");
        for (Block block : content.blocks()) {
            if (block.type().equals("lifecycle")) {
                continue;
            }
            if (!managed) {
                diagnostics.error(
                        "Invalid %s block".formatted(block.type()),
                        "\"%s\" blocks stand here only where \"from\" is a managed resource."
                                .formatted(block.type()),
                        block.headerRange());
            } else if (block.type().equals("provisioner")) {
                provisioner(block, diagnostics).ifPresent(provisioners::add);
            } else if (!block.range().equals(connections.getFirst().range())) {
                Duplicates.report(
                        "connection block",
                        connections.getFirst().headerRange(),
                        block.headerRange(),
                        diagnostics);
            }
        }
        return managed && !connections.isEmpty()
                ? provisioners.stream().map(p -> connected(p, connections.getFirst())).toList()
                : provisioners;
    }

    private static Optional<Provisioner> provisioner(Block block, Diagnostics diagnostics) {
        Optional<Provisioner> provisioner = ProvisionerDecoder.decode(block, diagnostics);
        provisioner
                .filter(found -> !found.whenDestroy())
                .ifPresent(found ->
                        diagnostics.error(
                                "Invalid provisioner block",
                                "Nothing is created here: set when = destroy.",
                                block.headerRange()));
        return provisioner;
    }

    /// The connection of the block, for a provisioner that has none of its own.
    private static Provisioner connected(Provisioner provisioner, Block connection) {
        return provisioner.connection().isPresent()
                ? provisioner
                : new Provisioner(
                        provisioner.type(),
                        provisioner.whenDestroy(),
                        provisioner.continueOnFailure(),
                        Optional.of(connection.body()),
                        provisioner.body(),
                        provisioner.range());
    }
}
