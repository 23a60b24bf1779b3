package dev.terrane.operating;

import dev.terrane.hcl.syntax.Formatter;
import dev.terrane.spi.Identity;
import dev.terrane.spi.ListResources.Found;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    public static String text(List<SearchOutcome> outcomes) {
        StringBuilder text = new StringBuilder(HEADING);
        Map<String, Integer> numbers = new HashMap<>();
        for (SearchOutcome outcome : outcomes) {
            for (Found found : outcome.found()) {
                Optional<Blocks> blocks = blocks(outcome, found, name(outcome, numbers));
                blocks.ifPresent(both ->
                        text.append('\n')
                                .append(both.resource())
                                .append(both.importing().map("\n"::concat).orElse("")));
            }
        }
        return text.toString();
    }

    /// Objects that several instances of a list have found are numbered together.
    public static String name(SearchOutcome outcome, Map<String, Integer> numbers) {
        String block = outcome.list().resource().toString();
        int number = numbers.merge(block, 1, Integer::sum) - 1;
        return outcome.list().resource().name() + "_" + number;
    }

    /// The blocks for one object.
    ///
    /// @param importing nothing where it has neither identity nor id
    public record Blocks(String resource, Optional<String> importing) {}

    /// Nothing where the attributes of the object are not known.
    public static Optional<Blocks> blocks(SearchOutcome outcome, Found found, String name) {
        if (outcome.schema().isEmpty() || found.object().isEmpty()) {
            return Optional.empty();
        }
        String type = outcome.type();
        String provider = outcome.provider().toString();
        String resource =
                new GeneratedBlock(outcome.schema().get().block())
                        .text(type, name, Optional.of(provider), found.object().get());
        return Optional.of(
                new Blocks(resource, key(found).map(key -> importing(type, name, provider, key))));
    }

    private static String importing(String type, String name, String provider, String key) {
        String block =
                "import {\nto = %s.%s\nprovider = %s\n%s\n}\n".formatted(type, name, provider, key);
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
