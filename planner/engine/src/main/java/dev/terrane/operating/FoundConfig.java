package dev.terrane.operating;

import dev.terrane.hcl.syntax.Formatter;
import dev.terrane.operating.ObjectSearch.Outcome;
import dev.terrane.spi.Identity;
import dev.terrane.spi.ListResources.Found;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The blocks that take found objects into a configuration: `resource`, and the `import` of it.
public final class FoundConfig {
    private static final String HEADING =
            """
            # Written by "terrane query", from the objects that there are.
            # Look through these blocks, and move those that you want into your configuration.
            """;

    private FoundConfig() {}

    /// The text of a file. Objects whose attributes are not known are left out.
    public static String text(List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder(HEADING);
        for (Outcome outcome : outcomes) {
            int number = 0;
            for (Found found : outcome.found()) {
                String name = outcome.block().name() + "_" + number++;
                resource(outcome, found, name).ifPresent(block -> text.append('\n').append(block));
            }
        }
        return text.toString();
    }

    private static Optional<String> resource(Outcome outcome, Found found, String name) {
        if (outcome.schema().isEmpty() || found.object().isEmpty()) {
            return Optional.empty();
        }
        String type = outcome.block().type();
        String provider = outcome.block().provider().toString();
        String resource =
                new GeneratedBlock(outcome.schema().get().block())
                        .text(type, name, Optional.of(provider), found.object().get());
        return Optional.of(
                resource + key(found).map(key -> importing(type, name, provider, key)).orElse(""));
    }

    private static String importing(String type, String name, String provider, String key) {
        String block =
                "\nimport {\nto = %s.%s\nprovider = %s\n%s\n}\n"
                        .formatted(type, name, provider, key);
        return new String(
                Formatter.format(block.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /// By what it is imported: its identity, or else its id.
    private static Optional<String> key(Found found) {
        Optional<Value> identity = found.identity().map(Identity::attributes);
        if (identity.isPresent()) {
            return Optional.of("identity = " + written(identity.get()));
        }
        Value id = found.object().map(Value::asMap).orElseThrow().get("id");
        return Optional.ofNullable(id)
                .filter(value -> !value.isNull())
                .map(value -> "id = " + written(value));
    }

    private static String written(Value value) {
        return new LanguageText().expression(value).strip();
    }
}
