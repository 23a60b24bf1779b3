package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;

/// The tokens of a JSON text, one at a time. It is generous: what a number or a string may hold is
/// checked by the parser, which knows better what to say.
final class JsonScanner {
    enum Kind {
        OPEN_BRACE,
        CLOSE_BRACE,
        OPEN_BRACKET,
        CLOSE_BRACKET,
        COMMA,
        COLON,
        EQUALS,
        WORD,
        STRING,
        NUMBER,
        INVALID,
        END
    }

    private final Source source;
    private final byte[] text;
    private Kind kind = Kind.END;
    private int start;
    private int end;

    JsonScanner(Source source) {
        this.source = source;
        text = source.text();
        scan();
    }

    /// The kind of the next token.
    Kind kind() {
        return kind;
    }

    /// The range of the next token.
    SourceRange range() {
        return source.range(start, end);
    }

    /// Passes the next token. The end is never passed, and nothing is read behind what is invalid.
    SourceRange read() {
        SourceRange range = range();
        if (kind == Kind.INVALID) {
            moveToEnd();
        } else {
            scan();
        }
        return range;
    }

    void moveToEnd() {
        kind = Kind.END;
        start = end;
    }

    /// Passes the token that seems to close what is open, in which more may have been opened.
    void skipPast(Kind opening, Kind closing) {
        int open = 1;
        while (kind != Kind.END) {
            Kind passed = kind;
            read();
            if (passed == opening) {
                open++;
            } else if (passed == closing && --open <= 1) {
                return;
            }
        }
    }

    private void scan() {
        if (kind == Kind.END && start > 0) {
            return;
        }
        start = end;
        while (start < text.length && isBlank(text[start])) {
            start++;
        }
        end = start;
        kind = start == text.length ? Kind.END : scanToken(text[start]);
    }

    private Kind scanToken(byte first) {
        if (first == '"') {
            return scanString();
        }
        if (first == '-' || first == '+' || first == '.' || ByteClass.is(first, ByteClass.DIGIT)) {
            while (end < text.length && isNumberPart(text[end])) {
                end++;
            }
            return Kind.NUMBER;
        }
        if (isLetter(first)) {
            while (end < text.length && (isLetter(text[end]) || text[end] == '_')) {
                end++;
            }
            return Kind.WORD;
        }
        end++;
        return switch (first) {
            case '{' -> Kind.OPEN_BRACE;
            case '}' -> Kind.CLOSE_BRACE;
            case '[' -> Kind.OPEN_BRACKET;
            case ']' -> Kind.CLOSE_BRACKET;
            case ',' -> Kind.COMMA;
            case ':' -> Kind.COLON;
            case '=' -> Kind.EQUALS;
            default -> Kind.INVALID;
        };
    }

    /// Up to the closing quote, or to a control character, which no string holds.
    private Kind scanString() {
        boolean escaped = false;
        end++;
        while (end < text.length) {
            byte next = text[end];
            if (next >= 0 && next < ' ') {
                break;
            }
            end++;
            if (next == '"' && !escaped) {
                break;
            }
            escaped = next == '\\' && !escaped;
        }
        return Kind.STRING;
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }

    private static boolean isLetter(byte value) {
        return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
    }

    private static boolean isNumberPart(byte value) {
        return ByteClass.is(value, ByteClass.DIGIT)
                || value == '-'
                || value == '+'
                || value == '.'
                || value == 'e'
                || value == 'E';
    }
}
