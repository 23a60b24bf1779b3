package dev.terrane.config.input;

import dev.terrane.config.loading.FileAccess;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.JsonParser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `.tfvars` and `.tfvars.json` files.
final class VariableFiles {
    private static final BodySchema DECLARATIONS =
            new BodySchema(List.of(), List.of(BlockSchema.of("variable", "name")));

    private final FileAccess files;
    private final Diagnostics diagnostics;

    VariableFiles(FileAccess files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /// The values that the file assigns, by name.
    Map<String, Expression> read(String path) {
        Optional<byte[]> text = files.read(path);
        if (text.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "Failed to read variables file",
                            "The file %s does not exist, or can not be read.".formatted(path)));
            return Map.of();
        }
        Diagnostics problems = new Diagnostics();
        Map<String, Expression> values = read(new Source(path, text.get()), problems);
        diagnostics.addAll(problems);
        return values;
    }

    private static Map<String, Expression> read(Source source, Diagnostics problems) {
        Body body =
                source.name().endsWith(".json")
                        ? JsonParser.parse(source, problems).body()
                        : HclParser.parse(source, problems).body();
        List<Block> declarations =
                body.partialContent(DECLARATIONS, new Diagnostics()).content().blocks();
        declarations.forEach(declaration -> reportDeclaration(declaration, problems));
        Map<String, Expression> values = new LinkedHashMap<>();
        if (!problems.hasErrors()) {
            body.attributes(problems)
                    .forEach((name, value) -> values.put(name, value.expression()));
        }
        return values;
    }

    private static void reportDeclaration(Block declaration, Diagnostics problems) {
        problems.error(
                "Variable declaration in .tfvars file",
                "Here variables get values: %s = ... Declare the variable in a .tf file."
                        .formatted(declaration.label(0)),
                declaration.typeRange());
    }
}
