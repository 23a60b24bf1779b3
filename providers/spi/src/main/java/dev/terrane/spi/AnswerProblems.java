package dev.terrane.spi;

import dev.terrane.value.ValuePath;

/// Words that problems with a provider's answers share.
final class AnswerProblems {
    private AnswerProblems() {}

    static String subject(ValuePath path) {
        return path.steps().isEmpty() ? "The object" : "`" + path.display() + "`";
    }
}
