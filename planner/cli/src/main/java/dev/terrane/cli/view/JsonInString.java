package dev.terrane.cli.view;

import dev.terrane.value.Value;
import dev.terrane.value.json.ImpliedJson;

import java.io.IOException;
import java.util.Optional;

/// Strings that hold JSON, such as policies: they are shown as what they mean.
final class JsonInString {
    private JsonInString() {}

    /// An object or a tuple.
    static Optional<Value> of(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || (trimmed.charAt(0) != '{' && trimmed.charAt(0) != '[')) {
            return Optional.empty();
        }
        try {
            return Optional.of(ImpliedJson.read(trimmed));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
