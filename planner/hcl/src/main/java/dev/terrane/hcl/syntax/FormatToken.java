package dev.terrane.hcl.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;

/// A token, and the blanks before it, which formatting changes.
final class FormatToken {
    private final TokenKind kind;
    private final byte[] bytes;
    private final int start;
    private final int end;
    private int blanksBefore;

    FormatToken(TokenKind kind, byte[] bytes, int start, int end) {
        this.kind = kind;
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    /// A token that does not stand in the text.
    static FormatToken of(TokenKind kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new FormatToken(kind, bytes, 0, bytes.length);
    }

    TokenKind kind() {
        return kind;
    }

    String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    void blanksBefore(int blanks) {
        blanksBefore = blanks;
    }

    int bracketChange() {
        return kind.bracketChange();
    }

    boolean endsLine() {
        return kind == TokenKind.NEWLINE || (kind == TokenKind.COMMENT && bytes[end - 1] == '\n');
    }

    boolean isWord(String word) {
        return kind == TokenKind.IDENTIFIER && text().equals(word);
    }

    /// How wide it is with the blanks before it, in grapheme clusters.
    int columns() {
        return blanksBefore + (isAscii() ? end - start : clusters());
    }

    private boolean isAscii() {
        for (int i = start; i < end; i++) {
            if (bytes[i] < 0 || bytes[i] == '\r') {
                return false;
            }
        }
        return true;
    }

    private int clusters() {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text());
        int count = 0;
        while (clusters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    void write(ByteArrayOutputStream out) {
        for (int i = 0; i < blanksBefore; i++) {
            out.write(' ');
        }
        out.write(bytes, start, end - start);
    }
}
