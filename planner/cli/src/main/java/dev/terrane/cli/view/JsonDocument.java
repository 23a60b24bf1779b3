package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;

import dev.terrane.value.json.DocumentJson;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/// Makes JSON text that looks as Terraform's does.
public final class JsonDocument {
    private JsonDocument() {}

    /// Something that writes one value.
    @FunctionalInterface
    public interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /// On one line, without spaces and without a line break at the end.
    public static String compact(Content content) {
        return text(content, false);
    }

    /// Over several lines, with two spaces a level and without a line break at the end.
    public static String indented(Content content) {
        return text(content, true);
    }

    /// On one line, written as it comes: for what may be large.
    public static void writeCompact(Writer to, Content content) throws IOException {
        JsonGenerator json = DocumentJson.FACTORY.createGenerator(to);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (json) {
            content.write(json);
        }
    }

    private static String text(Content content, boolean indented) {
        var text = new StringWriter();
        try (JsonGenerator json = DocumentJson.FACTORY.createGenerator(text)) {
            if (indented) {
                json.setPrettyPrinter(new Indentation());
            }
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    /// `"a": 1`, a member and an element a line, and nothing between the brackets of what is empty.
    private static final class Indentation extends DefaultPrettyPrinter {
        private static final long serialVersionUID = 1L;
        private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

        Indentation() {
            super(
                    new Separators()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator("")
                            .withRootSeparator(null));
            indentArraysWith(LINES);
            indentObjectsWith(LINES);
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Indentation();
        }
    }
}
