package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.SourceRange;

import java.util.EnumMap;
import java.util.Map;

/// Reports what stands in no well-written file, with what was probably meant. A mistake that people
/// make all over a file is reported once, or as often as it helps.
final class InvalidTokens {
    private static final int MOST_BITWISE = 4;

    private final SourceText text;
    private final Tokens tokens;
    private final SyntaxErrors errors;
    private final Map<TokenKind, Integer> seen = new EnumMap<>(TokenKind.class);
    private int bitwise;

    private InvalidTokens(SourceText text, Tokens tokens, SyntaxErrors errors) {
        this.text = text;
        this.tokens = tokens;
        this.errors = errors;
    }

    static void report(SourceText text, Tokens tokens, SyntaxErrors errors) {
        if (tokens.holdsInvalid()) {
            new InvalidTokens(text, tokens, errors).report();
        }
    }

    private void report() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i).neverValid()) {
                report(i);
            }
        }
    }

    private void report(int token) {
        switch (tokens.kind(token)) {
            case BITWISE_AND -> reportBitwise(token, " For \"both\", write \"&&\".");
            case BITWISE_OR -> reportBitwise(token, " For \"either\", write \"||\".");
            case BITWISE_NOT -> reportBitwise(token, " For \"not\", write \"!\".");
            case BITWISE_XOR -> reportBitwise(token, "");
            case BACKTICK -> {
                if (opensPair(token)) {
                    character(token, "A text of several lines is written as a heredoc: <<EOT.");
                }
            }
            case APOSTROPHE -> {
                if (opensPair(token)) {
                    character(token, "Strings stand in double quotes (\"), not in single ones.");
                }
            }
            case SEMICOLON -> {
                if (count(token) == 0) {
                    character(
                            token,
                            "A semicolon separates nothing here: write each argument on a line of"
                                    + " its own, and commas between elements.");
                }
            }
            case INVALID_UTF8 -> {
                if (count(token) == 0) {
                    errors.add(
                            "Invalid character encoding",
                            "These bytes are not UTF-8. Save the file in that encoding.",
                            range(token));
                }
            }
            case NEWLINE_IN_QUOTES ->
                    errors.add(
                            "Invalid multi-line string",
                            "A string in quotes ends on the line on which it begins. Write \\n for"
                                    + " a line break, or a heredoc (<<EOT) for a longer text.",
                            range(token));
            default -> character(token, describe(token));
        }
    }

    private void reportBitwise(int token, String hint) {
        if (bitwise++ < MOST_BITWISE) {
            errors.add(
                    "Unsupported operator",
                    "There are no operators on single bits." + hint,
                    range(token));
        }
    }

    /// Of quotes in pairs the first is reported, of two pairs at most.
    private boolean opensPair(int token) {
        int before = count(token);
        return before == 0 || before == 2;
    }

    /// How often this kind was seen before.
    private int count(int token) {
        return seen.merge(tokens.kind(token), 1, Integer::sum) - 1;
    }

    private String describe(int token) {
        String found = text.string(tokens.start(token), tokens.end(token));
        return found.equals("\u201c") || found.equals("\u201d")
                ? "Curly quotes mean nothing here: write straight ones (\")."
                : "This character has no meaning here. Remove it.";
    }

    private void character(int token, String detail) {
        errors.add("Invalid character", detail, range(token));
    }

    private SourceRange range(int token) {
        return text.range(tokens.start(token), tokens.end(token));
    }
}
