package dev.terrane.cli.completion;

import java.util.List;

/// A command as a shell completes it.
///
/// @param name one word, or two: `state list`
/// @param options with their dash
public record CommandWords(String name, String summary, List<String> options) {
    public CommandWords {
        options = List.copyOf(options);
    }
}
