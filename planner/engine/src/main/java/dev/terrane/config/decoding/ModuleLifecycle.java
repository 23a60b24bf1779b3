package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.Expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `lifecycle { enabled = ... }` of a module call: whether there is a module at all, as OpenTofu has it.
/// What else a `lifecycle` block may hold is for resources.
final class ModuleLifecycle {
    private static final BodySchema BODY = new BodySchema(Schemas.optional("enabled"), List.of());

    private ModuleLifecycle() {}

    static Optional<Expression> enabled(
            Declaration declaration, BodyContent content, Diagnostics diagnostics) {
        List<Block> own = content.blocksOfType("lifecycle");
        for (int i = 1; i < own.size(); i++) {
            Duplicates.report(
                    "lifecycle block",
                    own.getFirst().headerRange(),
                    own.get(i).headerRange(),
                    diagnostics);
        }
        List<Block> blocks = new ArrayList<>(own.isEmpty() ? List.of() : List.of(own.getFirst()));
        blocks.addAll(declaration.overridesNested("lifecycle"));
        return blocks.stream()
                .flatMap(block -> enabled(block, diagnostics).stream())
                .reduce((first, overriding) -> overriding);
    }

    private static Optional<Expression> enabled(Block block, Diagnostics diagnostics) {
        Diagnostics others = new Diagnostics();
        BodyContent content = block.body().content(BODY, others);
        if (others.hasErrors() || content.attributes().isEmpty()) {
            diagnostics.error(
                    "Reserved block type name in module block",
                    "A \"lifecycle\" block of a module holds \"enabled\" alone: whether the module is wanted. All else belongs to the resources in it.",
                    block.typeRange());
        }
        return content.attribute("enabled").map(Attribute::expression);
    }
}
