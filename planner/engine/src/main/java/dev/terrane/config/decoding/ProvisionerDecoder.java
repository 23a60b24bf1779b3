package dev.terrane.config.decoding;

import dev.terrane.config.Resource.Provisioner;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Body.PartialContent;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `provisioner "type" { ... }`.
final class ProvisionerDecoder {
    private static final Set<String> REMOVED =
            Set.of("chef", "habitat", "puppet", "salt-masterless");
    private static final BodySchema BODY =
            new BodySchema(
                    Schemas.optional("when", "on_failure"),
                    Schemas.blocks("_", "connection", "lifecycle"));

    private ProvisionerDecoder() {}

    static Optional<Provisioner> decode(Block block, Diagnostics diagnostics) {
        PartialContent partial = block.body().partialContent(BODY, diagnostics);
        String type = block.label(0);
        if (REMOVED.contains(type)) {
            diagnostics.error(
                    "The \"%s\" provisioner has been removed".formatted(type),
                    "There are local-exec, remote-exec and file. What this one did is better done in the image of the machine.",
                    block.labels().getFirst().range());
            return Optional.empty();
        }
        BodyContent content = partial.content();
        boolean whenDestroy = isKeyword(content, "when", "create", "destroy", diagnostics);
        boolean goOn = isKeyword(content, "on_failure", "fail", "continue", diagnostics);
        if (whenDestroy) {
            checkOnlySelf(partial.remaining(), diagnostics);
        }
        return Optional.of(
                new Provisioner(
                        type,
                        whenDestroy,
                        goOn,
                        connection(content, whenDestroy, diagnostics),
                        EscapeBlock.resolve(partial.remaining(), content.blocks(), diagnostics),
                        block.headerRange()));
    }

    /// Whether the second of two keywords stands there.
    private static boolean isKeyword(
            BodyContent content, String name, String usual, String other, Diagnostics diagnostics) {
        Optional<Attribute> attribute = content.attribute(name);
        if (attribute.isEmpty()) {
            return false;
        }
        Diagnostics problems = new Diagnostics();
        String word =
                StaticReferences.unquoted(attribute.get().expression(), "keyword", problems)
                        .filter(traversal -> traversal.steps().isEmpty())
                        .map(Traversal::root)
                        .orElse("");
        problems.list().stream().filter(problem -> !problem.isError()).forEach(diagnostics::add);
        if (!word.equals(usual) && !word.equals(other)) {
            diagnostics.error(
                    "Invalid \"%s\" keyword".formatted(name),
                    "\"%s\" is %s or %s, without quotes.".formatted(name, usual, other),
                    attribute.get().expression().range());
        }
        return word.equals(other);
    }

    private static Optional<Body> connection(
            BodyContent content, boolean whenDestroy, Diagnostics diagnostics) {
        List<Block> blocks = content.blocksOfType("connection");
        for (Block block : content.blocks()) {
            if (block.type().equals("lifecycle")) {
                diagnostics.error(
                        "Reserved block type name in provisioner block",
                        "\"lifecycle\" blocks may not stand in a provisioner block.",
                        block.typeRange());
            }
        }
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        for (Block further : blocks.subList(1, blocks.size())) {
            Duplicates.report(
                    "connection block",
                    blocks.getFirst().headerRange(),
                    further.headerRange(),
                    diagnostics);
        }
        if (whenDestroy) {
            checkOnlySelf(blocks.getFirst().body(), diagnostics);
        }
        return Optional.of(blocks.getFirst().body());
    }

    /// When an object is destroyed, what else there was may be gone already.
    static void checkOnlySelf(Body body, Diagnostics diagnostics) {
        for (Attribute attribute : body.attributes(new Diagnostics()).values()) {
            for (Traversal traversal : References.of(attribute.expression())) {
                if (!isAllowed(traversal)) {
                    diagnostics.error(
                            "Invalid reference from destroy provisioner",
                            "A provisioner that runs when the object is destroyed can refer to self, count.index and each.key only: \"%s\" may be gone by then. Let the resource hold the value, and read it from self."
                                    .formatted(traversal.root()),
                            attribute.expression().range());
                }
            }
        }
    }

    private static boolean isAllowed(Traversal traversal) {
        return switch (traversal.root()) {
            case "self", "path", "terraform" -> true;
            case "count" -> isExactly(traversal, "index");
            case "each" -> isExactly(traversal, "key");
            default -> false;
        };
    }

    private static boolean isExactly(Traversal traversal, String attribute) {
        return traversal.steps().size() == 1
                && traversal.steps().getFirst() instanceof AttributeStep step
                && step.name().equals(attribute);
    }
}
