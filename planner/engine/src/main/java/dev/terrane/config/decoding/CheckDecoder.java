package dev.terrane.config.decoding;

import dev.terrane.address.ResourceMode;
import dev.terrane.config.Check;
import dev.terrane.config.Condition;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `check "name" { ... }`.
final class CheckDecoder implements BlockDecoder {
    private static final BodySchema BODY =
            new BodySchema(
                    List.of(),
                    List.of(BlockSchema.of("data", "type", "name"), BlockSchema.of("assert")));
    private static final BodySchema NOT_IN_CHECKS =
            new BodySchema(Schemas.optional("count", "for_each"), Schemas.blocks("lifecycle"));

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("check", "name");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        for (Block block : blocks) {
            Check check = check(new Declaration(block, List.of()), diagnostics);
            check.data().ifPresent(data -> ResourceDecoder.declare(data, module, diagnostics));
            Check first = module.checks.putIfAbsent(check.name(), check);
            if (first != null) {
                diagnostics.error(
                        "Duplicate check \"%s\" configuration".formatted(check.name()),
                        "There is a check of that name already, at %s. Give this one another name."
                                .formatted(first.range()),
                        check.range());
            }
        }
        overrides.forEach(block -> NoOverride.report(block, diagnostics));
    }

    private static Check check(Declaration block, Diagnostics diagnostics) {
        BodyContent content = block.content(BODY, diagnostics);
        Names.check(block.label(0), "check block name", block.labelRange(0), diagnostics);
        Optional<Resource> data = data(content, diagnostics);
        List<Condition> assertions = assertions(block, content, diagnostics);
        if (assertions.isEmpty()) {
            diagnostics.error(
                    "Zero assert blocks",
                    "A check has at least one \"assert\" block with a condition.",
                    block.range());
        }
        return new Check(block.label(0), data, assertions, block.range());
    }

    private static Optional<Resource> data(BodyContent content, Diagnostics diagnostics) {
        Optional<Resource> data = Optional.empty();
        for (Block block : content.blocksOfType("data")) {
            if (data.isPresent()) {
                diagnostics.error(
                        "Multiple data resource blocks",
                        "A check has one data source, and there is one already, at %s."
                                .formatted(data.get().range()),
                        block.headerRange());
                continue;
            }
            Diagnostics problems = new Diagnostics();
            Declaration declaration = new Declaration(block, List.of());
            reportUnsupported(block, problems);
            Resource resource =
                    new ResourceDecoder(ResourceMode.DATA).decode(declaration, problems);
            diagnostics.addAll(problems);
            data = problems.hasErrors() ? Optional.empty() : Optional.of(resource);
        }
        return data;
    }

    private static void reportUnsupported(Block data, Diagnostics diagnostics) {
        BodyContent content =
                data.body().partialContent(NOT_IN_CHECKS, new Diagnostics()).content();
        content.attributes()
                .values()
                .forEach(attribute ->
                        diagnostics.error(
                                "Invalid \"%s\" attribute".formatted(attribute.name()),
                                "A data source in a check is there once. Remove this argument.",
                                attribute.nameRange()));
        for (Block lifecycle : content.blocks()) {
            diagnostics.error(
                    "Invalid lifecycle block",
                    "A data source in a check has no \"lifecycle\" block: the check itself decides.",
                    lifecycle.headerRange());
        }
    }

    /// Those that are in order.
    private static List<Condition> assertions(
            Declaration owner, BodyContent content, Diagnostics diagnostics) {
        List<Condition> assertions = new ArrayList<>();
        for (Block block : content.blocksOfType("assert")) {
            Diagnostics problems = new Diagnostics();
            Condition condition = Conditions.decode(block, owner, problems);
            diagnostics.addAll(problems);
            if (!problems.hasErrors()) {
                assertions.add(condition);
            }
        }
        return assertions;
    }
}
