package dev.terrane.operating;

import dev.terrane.evaluating.ImportTarget;
import dev.terrane.hcl.syntax.Formatter;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;
import dev.terrane.value.json.ImpliedJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A resource block that describes an object: every argument, with the value that it has there.
///
/// What the provider alone decides, and what it advises against, is left out. A sensitive value is
/// left to the author: `null # sensitive`.
final class GeneratedBlock {
    private final Schema.Block schema;
    private final StringBuilder text = new StringBuilder();

    GeneratedBlock(Schema.Block schema) {
        this.schema = schema;
    }

    /// @param provider as the block has to name it, where it is not the usual one
    String text(ImportTarget target, Optional<String> provider, Value object) {
        text.append("# __generated__ by Terraform from ")
                .append(new LanguageText().expression(Value.string(target.id())).strip())
                .append('\n');
        return text(
                target.address().resource().type(),
                target.address().resource().name(),
                provider,
                object);
    }

    String text(String type, String name, Optional<String> provider, Value object) {
        text.append("resource \"%s\" \"%s\" {\n".formatted(type, name));
        provider.ifPresent(named -> text.append("provider = ").append(named).append('\n'));
        body(schema, object, true);
        text.append("}\n");
        return new String(
                Formatter.format(text.toString().getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    private void body(Schema.Block block, Value object, boolean outermost) {
        Map<String, Value> values = object.unmarked().asMap();
        block.attributes()
                .forEach((name, attribute) -> {
                    if (isShown(name, attribute, outermost)) {
                        argument(name, attribute, values.getOrDefault(name, Value.NULL));
                    }
                });
        block.blocks()
                .forEach((name, nested) -> {
                    if (!nested.block().deprecated()) {
                        blocks(name, nested, values.getOrDefault(name, Value.NULL));
                    }
                });
    }

    /// Providers on the older plugin library have an `id` that looks like an argument, and is none.
    private static boolean isShown(String name, Attribute attribute, boolean outermost) {
        boolean ownId =
                outermost && name.equals("id") && attribute.optional() && attribute.computed();
        return attribute.isArgument() && !attribute.deprecated() && !ownId;
    }

    private void argument(String name, Attribute attribute, Value value) {
        text.append(name).append(" = ");
        if (attribute.writeOnly()) {
            text.append("null # write-only");
        } else if (attribute.sensitive() || value.containsMark(Mark.SENSITIVE)) {
            text.append("null # sensitive");
        } else {
            text.append(expression(value.withoutMarksDeep()));
        }
        text.append('\n');
    }

    /// Documents in JSON are easier to read, and to change, as what they say.
    private static String expression(Value value) {
        if (value instanceof Value.StringValue string && isDocument(string.text())) {
            try {
                return "jsonencode("
                        + new LanguageText().expression(ImpliedJson.read(string.text())).strip()
                        + ")";
            } catch (IOException e) {
                return new LanguageText().expression(value).strip();
            }
        }
        return new LanguageText().expression(value).strip();
    }

    private static boolean isDocument(String text) {
        return text.startsWith("{") || text.startsWith("[");
    }

    private void blocks(String name, NestedBlock nested, Value value) {
        if (value.isNull()) {
            return;
        }
        if (value.hasMark(Mark.SENSITIVE)) {
            text.append(name).append(" {\n} # sensitive\n");
        } else if (nested.nesting() == Nesting.MAP) {
            value.asMap().forEach((label, one) -> block(name, label(label), nested.block(), one));
        } else if (nested.nesting() == Nesting.SINGLE || nested.nesting() == Nesting.GROUP) {
            block(name, "", nested.block(), value);
        } else {
            List<Value> elements = value.asList();
            elements.forEach(one -> block(name, "", nested.block(), one));
        }
    }

    private static String label(String label) {
        return " " + new LanguageText().expression(Value.string(label)).strip();
    }

    private void block(String name, String label, Schema.Block block, Value object) {
        text.append(name).append(label).append(" {\n");
        body(block, object, false);
        text.append("}\n");
    }
}
