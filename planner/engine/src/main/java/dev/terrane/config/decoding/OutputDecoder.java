package dev.terrane.config.decoding;

import dev.terrane.config.Condition;
import dev.terrane.config.Output;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.Expression;

import java.util.ArrayList;
import java.util.List;

/// `output "name" { ... }`.
final class OutputDecoder implements BlockDecoder {
    private static final BodySchema BODY =
            new BodySchema(
                    List.of(
                            AttributeSchema.optional("description"),
                            AttributeSchema.optional("deprecated"),
                            AttributeSchema.optional("type"),
                            AttributeSchema.required("value"),
                            AttributeSchema.optional("depends_on"),
                            AttributeSchema.optional("sensitive"),
                            AttributeSchema.optional("ephemeral")),
                    Schemas.blocks("precondition", "postcondition"));

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("output", "name");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        for (Declaration declaration :
                Declarations.byLabels(blocks, overrides, "output", diagnostics)) {
            Output output = output(declaration, diagnostics);
            Output first = module.outputs.put(output.name(), output);
            if (first != null) {
                Duplicates.report("output definition", first.range(), output.range(), diagnostics);
            }
        }
    }

    private static Output output(Declaration declaration, Diagnostics diagnostics) {
        BodyContent content = declaration.content(BODY, diagnostics);
        Names.check(declaration.label(0), "output name", declaration.labelRange(0), diagnostics);
        return new Output(
                declaration.label(0),
                content.attribute("value")
                        .map(Attribute::expression)
                        .orElseGet(() -> new Expression.Unreadable(declaration.range())),
                content.attribute("type")
                        .map(type -> VariableDecoder.type(type.expression(), diagnostics)),
                Constants.string(content.attribute("description"), diagnostics),
                Constants.string(content.attribute("deprecated"), diagnostics),
                Constants.bool(content.attribute("sensitive"), false, diagnostics),
                Constants.bool(content.attribute("ephemeral"), false, diagnostics),
                DependsOn.decode(declaration, content, diagnostics),
                preconditions(declaration, content, diagnostics),
                declaration.range());
    }

    private static List<Condition> preconditions(
            Declaration declaration, BodyContent content, Diagnostics diagnostics) {
        List<Condition> preconditions = new ArrayList<>();
        for (Block block : content.blocks()) {
            if (block.type().equals("precondition")) {
                preconditions.add(Conditions.decode(block, declaration, diagnostics));
            } else {
                diagnostics.error(
                        "Postconditions are not allowed",
                        "An output has preconditions only. Write \"precondition\".",
                        block.typeRange());
            }
        }
        return preconditions;
    }
}
