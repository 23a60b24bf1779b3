package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

/// Strings in quotes that hold no sequences: labels, and keys of traversals.
final class QuotedStrings {
    private final TokenCursor cursor;
    private final SyntaxErrors errors;
    private final Recovery recovery;

    QuotedStrings(Grammar grammar) {
        cursor = grammar.cursor();
        errors = grammar.errors();
        recovery = grammar.recovery();
    }

    /// From the opening quote to the closing one.
    Block.Label parseLabel() {
        int open = cursor.read();
        StringBuilder content = new StringBuilder();
        boolean more = true;
        while (more) {
            more = readPiece(open, content);
        }
        return new Block.Label(content.toString(), cursor.range(open, cursor.previous()));
    }

    private boolean readPiece(int open, StringBuilder content) {
        TokenKind kind = cursor.kind();
        int token = cursor.read();
        switch (kind) {
            case CLOSE_QUOTE -> {
                return false;
            }
            case QUOTED_TEXT ->
                    content.append(
                            Escapes.quoted(
                                    cursor.text(), cursor.start(token), cursor.end(token), errors));
            case OPEN_INTERPOLATION, OPEN_DIRECTIVE -> {
                reportSequence(open, token);
                recovery.skipPast(CLOSE_SEQUENCE);
            }
            case END_OF_FILE -> {
                errors.add(
                        "Unterminated string literal",
                        "The file ends before the quotes are closed.",
                        cursor.range(token),
                        cursor.range(open, token));
                return false;
            }
            default -> {
                errors.add(
                        "Invalid string literal",
                        "This cannot stand in a string in quotes.",
                        cursor.range(token),
                        cursor.range(open, token));
                recovery.skipPast(CLOSE_QUOTE);
                return false;
            }
        }
        return true;
    }

    private void reportSequence(int open, int token) {
        String marker = cursor.string(token).substring(0, 1);
        errors.add(
                "Invalid string literal",
                "This string has to be constant. Where the sign is meant literally, write it twice:"
                        + " \"%1$s%1$s{\".".formatted(marker),
                cursor.range(token),
                cursor.range(open, token));
    }
}
