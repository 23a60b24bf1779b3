package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.SourceRange;

/// Walks through tokens. Comments are passed over, and so are line breaks where they mean nothing;
/// a one-line comment counts as the line break that it ends with.
final class TokenCursor {
    private final SourceText text;
    private final Tokens tokens;
    private boolean newlinesCount = true;
    private int last = -1;
    private int next;
    private TokenKind kind = TokenKind.END_OF_FILE;

    TokenCursor(SourceText text, Tokens tokens) {
        this.text = text;
        this.tokens = tokens;
        lookAhead();
    }

    /// The kind of the next token.
    TokenKind kind() {
        return kind;
    }

    boolean at(TokenKind expected) {
        return kind == expected;
    }

    /// The index of the next token.
    int peek() {
        return next;
    }

    /// The index of the next token, which is passed. The end of the file is never passed.
    int read() {
        last = next;
        lookAhead();
        return last;
    }

    /// The index of the token that was read last; before the first, of the next one.
    int previous() {
        return last < 0 ? next : last;
    }

    /// Whether line breaks are tokens from here on.
    ///
    /// @return what it was before, to be restored by the caller
    boolean countNewlines(boolean count) {
        boolean before = newlinesCount;
        if (before != count) {
            newlinesCount = count;
            lookAhead();
        }
        return before;
    }

    void moveToEnd() {
        last = tokens.size() - 2;
        lookAhead();
    }

    private void lookAhead() {
        int i = Math.min(last + 1, tokens.size() - 1);
        while (true) {
            kind = tokens.kind(i);
            if (kind == TokenKind.COMMENT && newlinesCount && endsLine(i)) {
                kind = TokenKind.NEWLINE;
                break;
            }
            if (kind != TokenKind.COMMENT && (kind != TokenKind.NEWLINE || newlinesCount)) {
                break;
            }
            i++;
        }
        next = i;
    }

    private boolean endsLine(int token) {
        return text.bytes()[tokens.end(token) - 1] == '\n';
    }

    TokenKind kind(int token) {
        return token == next ? kind : tokens.kind(token);
    }

    int start(int token) {
        return tokens.start(token);
    }

    int end(int token) {
        return tokens.end(token);
    }

    String string(int token) {
        return text.string(tokens.start(token), tokens.end(token));
    }

    SourceRange range(int token) {
        return text.range(tokens.start(token), tokens.end(token));
    }

    /// From the beginning of the one to the end of the other.
    SourceRange range(int first, int through) {
        int start = tokens.start(first);
        return text.range(start, Math.max(start, tokens.end(through)));
    }

    SourceRange nextRange() {
        return range(next);
    }

    /// Whether the next token is this word.
    boolean atWord(Keyword word) {
        return kind == TokenKind.IDENTIFIER && isWord(next, word);
    }

    boolean isWord(int token, Keyword word) {
        return text.matches(tokens.start(token), tokens.end(token), word.word());
    }

    SourceText text() {
        return text;
    }
}
