package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import java.util.List;

/// One blank or none between two tokens of a line.
final class FormatSpacing {
    private FormatSpacing() {}

    static void apply(List<FormatLine> lines) {
        for (FormatLine line : lines) {
            space(line.lead());
            space(line.assign());
        }
    }

    private static void space(List<FormatToken> cell) {
        for (int i = 0; i + 1 < cell.size(); i++) {
            TokenKind before = i == 0 ? END_OF_FILE : cell.get(i - 1).kind();
            boolean apart = areApart(before, cell.get(i), cell.get(i + 1).kind());
            cell.get(i + 1).blanksBefore(apart ? 1 : 0);
        }
    }

    /// The rules in the order of their weight: the first that fits decides.
    ///
    /// @param before the kind of the token before both, the end of the file at the beginning
    private static boolean areApart(TokenKind before, FormatToken token, TokenKind next) {
        TokenKind kind = token.kind();
        if (isOnePiece(kind, next) || next == COMMA || next == ELLIPSIS) {
            return false;
        }
        if (kind == COMMA) {
            return true;
        }
        if (isInText(kind, next)) {
            return false;
        }
        if (before == IDENTIFIER && token.isWord("in")) {
            return true;
        }
        if ((next == OPEN_BRACKET && endsOperand(kind)) || kind == NOT) {
            return false;
        }
        if (kind == MINUS) {
            return isSubtraction(before);
        }
        if (kind == OPEN_BRACE || next == CLOSE_BRACE) {
            return kind != OPEN_BRACE || next != CLOSE_BRACE;
        }
        return isApartFromBracket(kind, next);
    }

    /// `f(`, `a::b`, `a.b`, and the end of the line.
    private static boolean isOnePiece(TokenKind kind, TokenKind next) {
        return next == NEWLINE
                || (kind == IDENTIFIER && (next == OPEN_PARENTHESIS || next == DOUBLE_COLON))
                || (kind == DOUBLE_COLON && next == IDENTIFIER)
                || kind == DOT
                || next == DOT;
    }

    private static boolean isInText(TokenKind kind, TokenKind next) {
        return isText(kind)
                || isText(next)
                || kind == OPEN_QUOTE
                || kind == OPEN_HEREDOC
                || next == CLOSE_QUOTE
                || next == CLOSE_HEREDOC;
    }

    private static boolean isText(TokenKind kind) {
        return kind == QUOTED_TEXT || kind == BARE_TEXT;
    }

    private static boolean endsOperand(TokenKind kind) {
        return kind == IDENTIFIER || kind == NUMBER || kind.bracketChange() < 0;
    }

    /// Behind what cannot end an operand, a minus is a sign.
    private static boolean isSubtraction(TokenKind before) {
        return switch (before) {
            case END_OF_FILE,
                    OPEN_PARENTHESIS,
                    OPEN_BRACE,
                    OPEN_BRACKET,
                    EQUAL,
                    COLON,
                    COMMA,
                    QUESTION,
                    PLUS,
                    STAR,
                    SLASH,
                    PERCENT,
                    MINUS,
                    DOUBLE_EQUAL,
                    NOT_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    LESS,
                    LESS_OR_EQUAL,
                    AND,
                    OR,
                    NOT ->
                    false;
            default -> true;
        };
    }

    private static boolean isApartFromBracket(TokenKind kind, TokenKind next) {
        if ((opensSequence(kind) && next == OPEN_BRACE)
                || (kind == CLOSE_BRACE && next == CLOSE_SEQUENCE)) {
            return true;
        }
        boolean betweenSequences = kind == CLOSE_SEQUENCE && opensSequence(next);
        return !betweenSequences && kind.bracketChange() <= 0 && next.bracketChange() >= 0;
    }

    private static boolean opensSequence(TokenKind kind) {
        return kind == OPEN_INTERPOLATION || kind == OPEN_DIRECTIVE;
    }
}
