package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostic.ExpressionValue;
import dev.terrane.diagnostic.Position;
import dev.terrane.diagnostic.SourceRange;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A diagnostic as Terraform's JSON has it, and the document of `validate -json`.
public final class DiagnosticJson {
    private final EnclosingBlocks blocks = new EnclosingBlocks();

    public void write(JsonGenerator json, Diagnostic diagnostic) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("summary", diagnostic.summary());
        json.writeStringField("detail", diagnostic.detail());
        String address = diagnostic.address();
        if (address != null && !address.isEmpty()) {
            json.writeStringField("address", address);
        }
        Optional<SourceRange> subject = diagnostic.where();
        if (subject.isPresent()) {
            Snippet snippet = Snippet.of(diagnostic, subject.get());
            writeRange(json, subject.get(), snippet);
            writeSnippet(json, diagnostic, subject.get(), snippet);
        }
        json.writeEndObject();
    }

    private static void writeRange(JsonGenerator json, SourceRange subject, Snippet snippet)
            throws IOException {
        json.writeFieldName("range");
        json.writeStartObject();
        json.writeStringField("filename", subject.filename());
        writePosition(json, "start", snippet.start());
        writePosition(json, "end", snippet.end());
        json.writeEndObject();
    }

    private static void writePosition(JsonGenerator json, String name, Position position)
            throws IOException {
        json.writeFieldName(name);
        json.writeStartObject();
        json.writeNumberField("line", position.line());
        json.writeNumberField("column", position.column());
        json.writeNumberField("byte", position.byteOffset());
        json.writeEndObject();
    }

    private void writeSnippet(
            JsonGenerator json, Diagnostic diagnostic, SourceRange subject, Snippet snippet)
            throws IOException {
        json.writeFieldName("snippet");
        json.writeStartObject();
        Optional<String> block = blocks.around(subject);
        if (block.isPresent()) {
            json.writeStringField("context", block.get());
        } else {
            json.writeNullField("context");
        }
        json.writeStringField("code", snippet.code());
        json.writeNumberField("start_line", snippet.startLine());
        json.writeNumberField("highlight_start_offset", snippet.highlightStart());
        json.writeNumberField("highlight_end_offset", snippet.highlightEnd());
        json.writeFieldName("values");
        writeValues(json, diagnostic.values());
        json.writeEndObject();
    }

    private static void writeValues(JsonGenerator json, List<ExpressionValue> values)
            throws IOException {
        json.writeStartArray();
        for (ExpressionValue value : sorted(values)) {
            json.writeStartObject();
            json.writeStringField("traversal", value.expression());
            json.writeStringField("statement", value.description());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<ExpressionValue> sorted(List<ExpressionValue> values) {
        return values.stream().sorted(Comparator.comparing(ExpressionValue::expression)).toList();
    }

    /// The document of `validate -json`.
    public static String validation(List<Diagnostic> diagnostics) {
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        var each = new DiagnosticJson();
        return JsonDocument.indented(json -> {
            json.writeStartObject();
            json.writeStringField("format_version", "1.0");
            json.writeBooleanField("valid", errors == 0);
            json.writeNumberField("error_count", errors);
            json.writeNumberField("warning_count", diagnostics.size() - errors);
            json.writeFieldName("diagnostics");
            json.writeStartArray();
            for (Diagnostic diagnostic : diagnostics) {
                each.write(json, diagnostic);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
