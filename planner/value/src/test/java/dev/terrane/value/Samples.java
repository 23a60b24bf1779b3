package dev.terrane.value;

import com.fasterxml.jackson.core.JsonParser;

import dev.terrane.value.json.DocumentJson;
import dev.terrane.value.json.ImpliedJson;
import dev.terrane.value.json.TypeJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Values and types for tests, written in short: values as JSON, where `"?"` is an unknown string,
/// types as in a state file.
final class Samples {
    private Samples() {}

    static Value value(String json) {
        try {
            return withUnknown(ImpliedJson.read(json));
        } catch (IOException invalid) {
            throw new UncheckedIOException(json, invalid);
        }
    }

    private static Value withUnknown(Value value) {
        return value.equals(Value.string("?"))
                ? Value.unknown(Type.STRING)
                : ValueTree.mapChildren(value, (step, child) -> withUnknown(child));
    }

    static Type type(String json) {
        try (JsonParser parser = DocumentJson.FACTORY.createParser(json)) {
            return TypeJson.read(parser);
        } catch (IOException invalid) {
            throw new UncheckedIOException(json, invalid);
        }
    }

    /// The types of a JSON array of types.
    static List<Type> types(String json) {
        return ((Type.TupleType) type("[\"tuple\"," + json + "]")).elements();
    }

    static Value convert(Value value, String type) {
        try {
            return Conversion.convert(value, type(type));
        } catch (ConversionException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
