package dev.terrane.config.decoding;

import dev.terrane.config.Condition;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.Expression;

import java.util.List;

/// Blocks that hold a `condition` and an `error_message`.
final class Conditions {
    private static final BodySchema SCHEMA =
            new BodySchema(
                    List.of(
                            AttributeSchema.required("condition"),
                            AttributeSchema.required("error_message")),
                    List.of());

    private Conditions() {}

    /// What is missing is [Expression.Unreadable].
    static Condition decode(Block block, Declaration owner, Diagnostics diagnostics) {
        if (owner.isOverriding(block)) {
            diagnostics.error(
                    "Can't override %s blocks".formatted(block.type()),
                    "An override file can not hold \"%s\" blocks. Move it to the block that it belongs to."
                            .formatted(block.type()),
                    block.headerRange());
        }
        BodyContent content = block.body().content(SCHEMA, diagnostics);
        Expression condition = expression(content, "condition", block);
        if (!(condition instanceof Expression.Unreadable) && References.isConstant(condition)) {
            diagnostics.error(
                    "Invalid %s expression".formatted(block.type()),
                    "The condition refers to nothing, so that it is always the same. Let it test a value of the configuration.",
                    condition.range());
        }
        return new Condition(
                condition, expression(content, "error_message", block), block.headerRange());
    }

    private static Expression expression(BodyContent content, String name, Block block) {
        return content.attribute(name)
                .map(Attribute::expression)
                .orElseGet(() -> new Expression.Unreadable(block.headerRange()));
    }
}
