package dev.terrane.cli.completion;

import java.util.List;
import java.util.Optional;

/// A command as a shell completes it.
///
/// @param name one word, or two: `state list`
/// @param options with their dash, and with an equals sign where a value follows: `-out=`
public record CommandWords(String name, String summary, List<String> options) {
    public CommandWords {
        options = List.copyOf(options);
    }

    String firstWord() {
        return name.split(" ")[0];
    }

    Optional<String> secondWord() {
        String[] words = name.split(" ");
        return words.length > 1 ? Optional.of(words[1]) : Optional.empty();
    }
}
