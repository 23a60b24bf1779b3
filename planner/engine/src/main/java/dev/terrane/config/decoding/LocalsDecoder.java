package dev.terrane.config.decoding;

import dev.terrane.config.Local;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import java.util.List;

/// `locals { ... }`.
final class LocalsDecoder implements BlockDecoder {

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("locals");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        for (Block block : blocks) {
            block.body()
                    .attributes(diagnostics)
                    .values()
                    .forEach(attribute -> declare(attribute, module, diagnostics));
        }
        for (Block block : overrides) {
            block.body()
                    .attributes(diagnostics)
                    .values()
                    .forEach(attribute -> override(attribute, module, diagnostics));
        }
    }

    private static void declare(Attribute attribute, ModuleDraft module, Diagnostics diagnostics) {
        Names.check(attribute.name(), "local value name", attribute.nameRange(), diagnostics);
        Local first = module.locals.put(attribute.name(), local(attribute));
        if (first != null) {
            Duplicates.report(
                    "local value definition", first.range(), attribute.range(), diagnostics);
        }
    }

    private static void override(Attribute attribute, ModuleDraft module, Diagnostics diagnostics) {
        if (module.locals.replace(attribute.name(), local(attribute)) == null) {
            diagnostics.error(
                    "Missing local value to override",
                    "There is no local value \"%s\" in the files that are no override files."
                            .formatted(attribute.name()),
                    attribute.range());
        }
    }

    private static Local local(Attribute attribute) {
        return new Local(attribute.name(), attribute.expression(), attribute.range());
    }
}
