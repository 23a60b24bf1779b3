package dev.terrane.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Copies JSON that nobody needs to look into, number by number as it was written.
final class RawJson {
    private RawJson() {}

    /// Indented where the generator indents, in one line where it does not.
    static void copy(byte[] from, JsonGenerator to) throws IOException {
        if (to.getPrettyPrinter() != null) {
            int depth = to.getOutputContext().getNestingDepth();
            to.writeRawValue(new String(CompactJson.indent(from, depth), StandardCharsets.UTF_8));
        } else if (!hasLines(from)) {
            to.writeRawValue(new String(from, StandardCharsets.UTF_8));
        } else {
            copyTokens(from, to);
        }
    }

    private static boolean hasLines(byte[] json) {
        for (byte c : json) {
            if (c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private static void copyTokens(byte[] from, JsonGenerator to) throws IOException {
        try (JsonParser parser = StateWriter.FACTORY.createParser(from)) {
            parser.nextToken();
            copyStructure(parser, to);
        }
    }

    /// The value that the parser is at, in compact form.
    static byte[] read(JsonParser from) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator to = StateWriter.FACTORY.createGenerator(bytes)) {
            copyStructure(from, to);
        }
        return bytes.toByteArray();
    }

    private static void copyStructure(JsonParser from, JsonGenerator to) throws IOException {
        int depth = 0;
        do {
            JsonToken token = from.currentToken();
            if (token == null) {
                throw new IOException("the JSON text ends too early");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            copyToken(from, to);
        } while (depth > 0 && from.nextToken() != null);
    }

    /// Numbers keep their digits, which a floating-point copy would lose.
    private static void copyToken(JsonParser from, JsonGenerator to) throws IOException {
        switch (from.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(from.getText());
            default -> to.copyCurrentEvent(from);
        }
    }
}
