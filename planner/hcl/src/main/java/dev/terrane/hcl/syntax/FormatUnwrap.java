package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `a = "${b}"` becomes `a = b`, where the string is the whole value.
final class FormatUnwrap {
    private static final int FEWEST_TOKENS = 5;

    private FormatUnwrap() {}

    /// Empty where there is nothing to do.
    static Optional<List<FormatToken>> unwrap(List<FormatToken> value) {
        int size = value.size();
        boolean wrapped =
                size >= FEWEST_TOKENS
                        && value.getFirst().kind() == OPEN_QUOTE
                        && value.get(1).kind() == OPEN_INTERPOLATION
                        && value.get(size - 2).kind() == CLOSE_SEQUENCE
                        && value.getLast().kind() == CLOSE_QUOTE;
        if (!wrapped) {
            return Optional.empty();
        }
        List<FormatToken> inside = value.subList(2, size - 2);
        return isOneExpression(inside)
                ? Optional.of(inOneLineOrParentheses(trimmed(inside)))
                : Optional.empty();
    }

    /// Whether the first sequence is also the last: no text and no sequence stands between, but in
    /// strings of the expression itself.
    private static boolean isOneExpression(List<FormatToken> inside) {
        int quotes = 0;
        for (FormatToken token : inside) {
            switch (token.kind()) {
                case OPEN_QUOTE -> quotes++;
                case CLOSE_QUOTE -> quotes--;
                case OPEN_INTERPOLATION, CLOSE_SEQUENCE, QUOTED_TEXT -> {
                    if (quotes <= 0) {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return true;
    }

    private static List<FormatToken> trimmed(List<FormatToken> inside) {
        int start = 0;
        int end = inside.size();
        while (start < end && inside.get(start).kind() == NEWLINE) {
            start++;
        }
        while (end > start && inside.get(end - 1).kind() == NEWLINE) {
            end--;
        }
        return inside.subList(start, end);
    }

    /// Without the quotes, line breaks would end the argument.
    private static List<FormatToken> inOneLineOrParentheses(List<FormatToken> tokens) {
        boolean severalLines = tokens.stream().anyMatch(token -> token.kind() == NEWLINE);
        boolean parenthesized =
                !tokens.isEmpty()
                        && tokens.getFirst().kind() == OPEN_PARENTHESIS
                        && tokens.getLast().kind() == CLOSE_PARENTHESIS;
        if (!severalLines || parenthesized) {
            return tokens;
        }
        List<FormatToken> result = new ArrayList<>(tokens.size() + 2);
        result.add(FormatToken.of(OPEN_PARENTHESIS, "("));
        result.addAll(tokens);
        result.add(FormatToken.of(CLOSE_PARENTHESIS, ")"));
        return result;
    }
}
