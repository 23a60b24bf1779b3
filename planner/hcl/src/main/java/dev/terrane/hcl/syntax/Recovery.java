package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import java.util.ArrayDeque;
import java.util.Deque;

/// Finds a place at which parsing can go on after an error.
final class Recovery {
    private final TokenCursor cursor;
    private final SyntaxErrors errors;

    Recovery(TokenCursor cursor, SyntaxErrors errors) {
        this.cursor = cursor;
        this.errors = errors;
    }

    /// Passes the next token of that kind, pairs of brackets on the way aside, or goes to the end of
    /// the file.
    ///
    /// @return the last token that was passed
    int skipPast(TokenKind closing) {
        errors.startGuessing();
        int depth = 0;
        while (true) {
            TokenKind kind = cursor.kind();
            int token = cursor.read();
            if (kind == END_OF_FILE || (kind == closing && depth == 0)) {
                return token;
            }
            if (kind == closing) {
                depth--;
            } else if (opens(kind, closing)) {
                depth++;
            }
        }
    }

    /// Passes the next pair of parentheses, and what is before it.
    void skipPastParentheses() {
        TokenKind kind;
        do {
            kind = cursor.kind();
            cursor.read();
        } while (kind != OPEN_PARENTHESIS && kind != END_OF_FILE);
        skipPast(CLOSE_PARENTHESIS);
    }

    /// Passes the next line break that is in no brackets: after it an argument or block may begin.
    void skipPastItem() {
        errors.startGuessing();
        Deque<TokenKind> open = new ArrayDeque<>();
        while (true) {
            TokenKind kind = cursor.kind();
            cursor.read();
            if (kind == END_OF_FILE || (kind == NEWLINE && open.isEmpty())) {
                return;
            }
            if (closingOf(kind) != END_OF_FILE) {
                open.push(kind);
            } else {
                popThroughOpening(open, kind);
            }
        }
    }

    private static void popThroughOpening(Deque<TokenKind> open, TokenKind closing) {
        if (!closesSomething(closing)) {
            return;
        }
        while (!open.isEmpty()) {
            if (opens(open.pop(), closing)) {
                return;
            }
        }
    }

    private static boolean closesSomething(TokenKind kind) {
        return switch (kind) {
            case CLOSE_BRACE,
                    CLOSE_BRACKET,
                    CLOSE_PARENTHESIS,
                    CLOSE_QUOTE,
                    CLOSE_HEREDOC,
                    CLOSE_SEQUENCE ->
                    true;
            default -> false;
        };
    }

    private static boolean opens(TokenKind kind, TokenKind closing) {
        return closing != END_OF_FILE && closingOf(kind) == closing;
    }

    /// What closes the pair that this one opens; the end of the file where it opens none.
    static TokenKind closingOf(TokenKind opening) {
        return switch (opening) {
            case OPEN_BRACE -> CLOSE_BRACE;
            case OPEN_BRACKET -> CLOSE_BRACKET;
            case OPEN_PARENTHESIS -> CLOSE_PARENTHESIS;
            case OPEN_QUOTE -> CLOSE_QUOTE;
            case OPEN_HEREDOC -> CLOSE_HEREDOC;
            case OPEN_INTERPOLATION, OPEN_DIRECTIVE -> CLOSE_SEQUENCE;
            default -> END_OF_FILE;
        };
    }
}
