package dev.terrane.config.decoding;

import dev.terrane.config.Moved;
import dev.terrane.config.decoding.Endpoints.Endpoint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.Traversal;

import java.util.List;
import java.util.Optional;

/// `moved { from = ..., to = ... }`.
final class MovedDecoder implements BlockDecoder {
    private static final BodySchema BODY =
            new BodySchema(
                    List.of(AttributeSchema.required("from"), AttributeSchema.required("to")),
                    List.of());

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("moved");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        blocks.forEach(block -> moved(block, diagnostics).ifPresent(module.moves::add));
        overrides.forEach(block -> NoOverride.report(block, diagnostics));
    }

    private static Optional<Moved> moved(Block block, Diagnostics diagnostics) {
        Diagnostics problems = new Diagnostics();
        BodyContent content = block.body().content(BODY, problems);
        Optional<Traversal> from = traversal(content, "from", problems);
        Optional<Traversal> to = traversal(content, "to", problems);
        Optional<Endpoint> source = from.flatMap(found -> Endpoints.check(found, true, problems));
        Optional<Endpoint> target = to.flatMap(found -> Endpoints.check(found, true, problems));
        boolean unlike =
                source.isPresent()
                        && target.isPresent()
                        && source.get().isModule() != target.get().isModule();
        if (unlike && !problems.hasErrors()) {
            problems.error(
                    "Invalid \"moved\" addresses",
                    "Both addresses have to be of resources, or both of modules.",
                    block.headerRange());
        }
        diagnostics.addAll(problems);
        return problems.hasErrors() || from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(new Moved(from.get(), to.get(), block.headerRange()));
    }

    private static Optional<Traversal> traversal(
            BodyContent content, String name, Diagnostics diagnostics) {
        return content.attribute(name)
                .map(Attribute::expression)
                .flatMap(expression -> StaticReferences.traversal(expression, diagnostics));
    }
}
