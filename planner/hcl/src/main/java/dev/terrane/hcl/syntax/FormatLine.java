package dev.terrane.hcl.syntax;

import java.util.ArrayList;
import java.util.List;

/// A line in up to three cells: what leads, an equals sign with the value, a comment.
///
/// @param lead never empty
/// @param assign from the equals sign on; empty where the value goes on in the next line
/// @param comment one token or none
record FormatLine(List<FormatToken> lead, List<FormatToken> assign, List<FormatToken> comment) {

    /// The lines of a file; a heredoc is part of the line that it begins on.
    static List<FormatLine> split(List<FormatToken> tokens) {
        List<FormatLine> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).endsLine() || i == tokens.size() - 1) {
                lines.add(of(tokens.subList(start, i + 1)));
                start = i + 1;
            }
        }
        return lines;
    }

    private static FormatLine of(List<FormatToken> tokens) {
        int size = tokens.size();
        boolean commented = size > 1 && tokens.getLast().kind() == TokenKind.COMMENT;
        int comment = commented ? size - 1 : size;
        int assign = findAssign(tokens.subList(0, comment));
        return new FormatLine(
                tokens.subList(0, assign),
                tokens.subList(assign, comment),
                tokens.subList(comment, size));
    }

    /// The first equals sign, where all brackets behind it are closed on the line; else the end.
    private static int findAssign(List<FormatToken> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == TokenKind.EQUAL) {
                boolean whole = bracketChange(tokens.subList(i, tokens.size())) == 0;
                return whole ? i : tokens.size();
            }
        }
        return tokens.size();
    }

    static int bracketChange(List<FormatToken> tokens) {
        return tokens.stream().mapToInt(FormatToken::bracketChange).sum();
    }

    static int columns(List<FormatToken> tokens) {
        return tokens.stream().mapToInt(FormatToken::columns).sum();
    }
}
