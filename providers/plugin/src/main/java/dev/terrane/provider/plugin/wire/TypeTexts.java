package dev.terrane.provider.plugin.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import dev.terrane.value.Type;
import dev.terrane.value.json.DocumentJson;
import dev.terrane.value.json.TypeJson;

import java.io.IOException;
import java.io.StringWriter;

/// Types as the protocol carries them: `["list","string"]`.
final class TypeTexts {
    private TypeTexts() {}

    static String write(Type type) throws IOException {
        if (type.equals(Type.STRING)) {
            return "\"string\"";
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = DocumentJson.FACTORY.createGenerator(text)) {
            TypeJson.write(json, type);
        }
        return text.toString();
    }

    static Type read(String text) throws IOException {
        return switch (text) {
            case "\"string\"" -> Type.STRING;
            case "\"bool\"" -> Type.BOOL;
            case "\"number\"" -> Type.NUMBER;
            default -> parsed(text);
        };
    }

    private static Type parsed(String text) throws IOException {
        try (JsonParser json = DocumentJson.FACTORY.createParser(text)) {
            return TypeJson.read(json);
        }
    }
}
