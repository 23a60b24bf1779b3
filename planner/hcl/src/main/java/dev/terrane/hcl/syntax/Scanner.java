package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Cuts a text into tokens, in one pass. It knows no errors: what is no token becomes one of the
/// kinds that are never valid.
///
/// Code holds templates (strings, heredocs) and templates hold code (`${...}`), to any depth; the
/// stack of [Mode]s says where the scanner is.
final class Scanner {
    private static final int AVERAGE_TOKEN_BYTES = 4;

    private final byte[] text;
    private final int end;
    private final Tokens tokens;
    private final Deque<Mode> enclosing = new ArrayDeque<>();
    private Mode mode;
    private int at;
    private boolean noCommentEndAhead;

    private Scanner(SourceText source, Mode first) {
        text = source.bytes();
        at = source.start();
        end = source.end();
        mode = first;
        tokens = new Tokens(16 + (end - at) / AVERAGE_TOKEN_BYTES);
    }

    static Tokens scanCode(SourceText source) {
        return new Scanner(source, new Code()).scan();
    }

    static Tokens scanTemplate(SourceText source) {
        return new Scanner(source, new TemplateFile()).scan();
    }

    /// Where the scanner is.
    private sealed interface Mode {}

    private static final class Code implements Mode {
        /// Braces that were opened and not closed since the mode began.
        int openBraces;
    }

    private record Quotes() implements Mode {}

    private record TemplateFile() implements Mode {}

    private static final class Heredoc implements Mode {
        final int markerStart;
        final int markerEnd;
        boolean atLineStart = true;

        Heredoc(int markerStart, int markerEnd) {
            this.markerStart = markerStart;
            this.markerEnd = markerEnd;
        }
    }

    private Tokens scan() {
        skipByteOrderMark();
        while (at < end) {
            switch (mode) {
                case Code code -> scanCode(code);
                case Quotes _ -> scanQuoted();
                case Heredoc heredoc -> scanHeredoc(heredoc);
                case TemplateFile _ -> scanTemplateFile();
            }
        }
        tokens.add(END_OF_FILE, end, end);
        return tokens;
    }

    private void skipByteOrderMark() {
        if (end - at >= 3
                && text[at] == (byte) 0xef
                && text[at + 1] == (byte) 0xbb
                && text[at + 2] == (byte) 0xbf) {
            at += 3;
        }
    }

    private void enter(Mode inner) {
        enclosing.push(mode);
        mode = inner;
    }

    private void leave() {
        mode = enclosing.pop();
    }

    private void emit(TokenKind kind, int length) {
        tokens.add(kind, at, at + length);
        at += length;
    }

    private boolean follows(int offset, char expected) {
        return at + offset < end && text[at + offset] == expected;
    }

    private void scanCode(Code code) {
        byte first = text[at];
        if (ByteClass.is(first, ByteClass.BLANK)) {
            at++;
        } else if (ByteClass.is(first, ByteClass.NAME_START) || first < 0) {
            scanName();
        } else if (ByteClass.is(first, ByteClass.DIGIT)) {
            emit(NUMBER, numberLength());
        } else {
            scanSymbol(first, code);
        }
    }

    private void scanName() {
        int nameEnd = Identifiers.end(text, at, end);
        if (nameEnd > at) {
            emit(IDENTIFIER, nameEnd - at);
        } else {
            emitStray();
        }
    }

    /// A character that belongs to nothing.
    private void emitStray() {
        int length = Utf8.length(text, at, end);
        if (length == 0) {
            emit(INVALID_UTF8, 1);
        } else {
            emit(INVALID_CHARACTER, length);
        }
    }

    /// Digits, points and exponents in any order; only the parser finds fault with `1.2.3`. A point
    /// at the end belongs to what follows.
    private int numberLength() {
        int last = at + 1;
        int i = at + 1;
        while (i < end) {
            byte next = text[i];
            if (ByteClass.is(next, ByteClass.DIGIT)) {
                last = ++i;
            } else if (next == '.') {
                i++;
            } else if ((next == 'e' || next == 'E') && digitAt(afterSign(i + 1))) {
                i = afterSign(i + 1) + 1;
                last = i;
            } else {
                break;
            }
        }
        return last - at;
    }

    private int afterSign(int i) {
        return i < end && (text[i] == '+' || text[i] == '-') ? i + 1 : i;
    }

    private boolean digitAt(int i) {
        return i < end && ByteClass.is(text[i], ByteClass.DIGIT);
    }

    private void scanSymbol(byte first, Code code) {
        switch (first) {
            case '\n' -> emit(NEWLINE, 1);
            case '"' -> {
                emit(OPEN_QUOTE, 1);
                enter(new Quotes());
            }
            case '{' -> {
                emit(OPEN_BRACE, 1);
                code.openBraces++;
            }
            case '}' -> scanCloseBrace(1, CLOSE_BRACE, code);
            case '#' -> scanLineComment();
            case '/' -> scanSlash();
            case '<' -> scanLess();
            case '\r' -> emitEither('\n', NEWLINE, INVALID_CHARACTER);
            case '~' -> {
                if (follows(1, '}')) {
                    scanCloseBrace(2, CLOSE_SEQUENCE, code);
                } else {
                    emit(BITWISE_NOT, 1);
                }
            }
            case '.' -> {
                if (follows(1, '.') && follows(2, '.')) {
                    emit(ELLIPSIS, 3);
                } else {
                    emit(DOT, 1);
                }
            }
            case '=' -> {
                if (follows(1, '>')) {
                    emit(FAT_ARROW, 2);
                } else {
                    emitEither('=', DOUBLE_EQUAL, EQUAL);
                }
            }
            case '!' -> emitEither('=', NOT_EQUAL, NOT);
            case '>' -> emitEither('=', GREATER_OR_EQUAL, GREATER);
            case '&' -> emitEither('&', AND, BITWISE_AND);
            case '|' -> emitEither('|', OR, BITWISE_OR);
            case ':' -> emitEither(':', DOUBLE_COLON, COLON);
            case '[' -> emit(OPEN_BRACKET, 1);
            case ']' -> emit(CLOSE_BRACKET, 1);
            case '(' -> emit(OPEN_PARENTHESIS, 1);
            case ')' -> emit(CLOSE_PARENTHESIS, 1);
            case ',' -> emit(COMMA, 1);
            case '*' -> emit(STAR, 1);
            case '%' -> emit(PERCENT, 1);
            case '+' -> emit(PLUS, 1);
            case '-' -> emit(MINUS, 1);
            case '?' -> emit(QUESTION, 1);
            case '^' -> emit(BITWISE_XOR, 1);
            case ';' -> emit(SEMICOLON, 1);
            case '`' -> emit(BACKTICK, 1);
            case '\'' -> emit(APOSTROPHE, 1);
            default -> emitStray();
        }
    }

    private void emitEither(char second, TokenKind ifTwo, TokenKind ifOne) {
        if (follows(1, second)) {
            emit(ifTwo, 2);
        } else {
            emit(ifOne, 1);
        }
    }

    /// The brace closes the innermost `${`, unless another brace was opened in between.
    private void scanCloseBrace(int length, TokenKind otherwise, Code code) {
        if (code.openBraces == 0 && !enclosing.isEmpty()) {
            emit(CLOSE_SEQUENCE, length);
            leave();
        } else {
            emit(otherwise, length);
            code.openBraces--;
        }
    }

    private void scanLineComment() {
        int i = at;
        while (i < end && text[i] != '\n') {
            i++;
        }
        emit(COMMENT, Math.min(i + 1, end) - at);
    }

    private void scanSlash() {
        if (follows(1, '/')) {
            scanLineComment();
            return;
        }
        int length = follows(1, '*') ? blockCommentLength() : 0;
        if (length > 0) {
            emit(COMMENT, length);
        } else {
            emit(SLASH, 1);
        }
    }

    /// 0 where it is never closed, which is then true of all that follow: each byte is looked at
    /// once for it.
    private int blockCommentLength() {
        for (int i = at + 2; i + 1 < end && !noCommentEndAhead; i++) {
            if (text[i] == '*' && text[i + 1] == '/') {
                return i + 2 - at;
            }
        }
        noCommentEndAhead = true;
        return 0;
    }

    private void scanLess() {
        if (follows(1, '<') && scanHeredocStart()) {
            return;
        }
        emitEither('=', LESS_OR_EQUAL, LESS);
    }

    private boolean scanHeredocStart() {
        int markerStart = at + (follows(2, '-') ? 3 : 2);
        int markerEnd = Identifiers.end(text, markerStart, end);
        int lineBreak = lineBreakLength(markerEnd);
        if (markerEnd == markerStart || lineBreak == 0) {
            return false;
        }
        emit(OPEN_HEREDOC, markerEnd + lineBreak - at);
        enter(new Heredoc(markerStart, markerEnd));
        return true;
    }

    /// 1 for LF, 2 for CR LF, 0 for anything else.
    private int lineBreakLength(int i) {
        if (i < end && text[i] == '\n') {
            return 1;
        }
        return i + 1 < end && text[i] == '\r' && text[i + 1] == '\n' ? 2 : 0;
    }

    private void scanQuoted() {
        int plain = quotedTextEnd();
        if (plain > at) {
            emit(QUOTED_TEXT, plain - at);
            return;
        }
        byte first = text[at];
        switch (first) {
            case '"' -> {
                emit(CLOSE_QUOTE, 1);
                leave();
            }
            case '\n', '\r' -> emit(NEWLINE_IN_QUOTES, lineBreaks() - at);
            case '$', '%' -> scanMarker(QUOTED_TEXT);
            default -> emitStray();
        }
    }

    /// The end of the text that holds no quote, marker or line break; escapes are part of it.
    private int quotedTextEnd() {
        int i = at;
        while (i < end) {
            if (ByteClass.is(text[i], ByteClass.PLAIN_IN_QUOTES)) {
                i++;
                continue;
            }
            int character = text[i] == '\\' ? i + 1 : text[i] < 0 ? i : end;
            int length = character < end ? characterLength(character) : 0;
            if (length == 0) {
                return i;
            }
            i = character + length;
        }
        return i;
    }

    /// 0 for line breaks and for what is no character.
    private int characterLength(int i) {
        return text[i] == '\n' || text[i] == '\r' ? 0 : Utf8.length(text, i, end);
    }

    private int lineBreaks() {
        int i = at;
        while (i < end && (text[i] == '\n' || text[i] == '\r')) {
            i++;
        }
        return i;
    }

    /// At `$` or `%`: a sequence (`${`), an escaped one (`$${`), or a plain character.
    private void scanMarker(TokenKind textKind) {
        char marker = (char) text[at];
        if (follows(1, '{')) {
            emit(marker == '$' ? OPEN_INTERPOLATION : OPEN_DIRECTIVE, follows(2, '~') ? 3 : 2);
            enter(new Code());
        } else if (follows(1, marker) && follows(2, '{')) {
            emit(textKind, follows(3, '~') ? 4 : 3);
        } else if (at + 1 < end || mode instanceof TemplateFile) {
            emit(textKind, 1);
        } else {
            emit(INVALID_CHARACTER, 1);
        }
    }

    private void scanHeredoc(Heredoc heredoc) {
        int plain = templateTextEnd();
        int lineBreak = lineBreakLength(plain);
        if (lineBreak > 0) {
            endHeredocLine(heredoc, plain, lineBreak);
            return;
        }
        heredoc.atLineStart = false;
        if (plain > at) {
            emit(BARE_TEXT, plain - at);
        } else {
            scanTemplateSpecial();
        }
    }

    private void endHeredocLine(Heredoc heredoc, int plain, int lineBreak) {
        if (heredoc.atLineStart && isMarker(heredoc, plain)) {
            emit(CLOSE_HEREDOC, plain - at);
            emit(NEWLINE, lineBreak);
            leave();
        } else {
            emit(BARE_TEXT, plain + lineBreak - at);
            heredoc.atLineStart = true;
        }
    }

    /// Whether the line from here to there is the closing marker, but for blanks around it.
    private boolean isMarker(Heredoc heredoc, int lineEnd) {
        int from = at;
        int to = lineEnd;
        while (from < to && isSpace(text[from])) {
            from++;
        }
        while (to > from && isSpace(text[to - 1])) {
            to--;
        }
        return Arrays.equals(text, from, to, text, heredoc.markerStart, heredoc.markerEnd);
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || (value >= '\t' && value <= '\r');
    }

    private void scanTemplateFile() {
        int plain = templateTextEnd();
        int textEnd = plain + lineBreakLength(plain);
        if (textEnd > at) {
            emit(BARE_TEXT, textEnd - at);
        } else {
            scanTemplateSpecial();
        }
    }

    private int templateTextEnd() {
        int i = at;
        while (i < end) {
            if (ByteClass.is(text[i], ByteClass.PLAIN_IN_TEMPLATE)) {
                i++;
                continue;
            }
            int length = text[i] < 0 ? Utf8.length(text, i, end) : 0;
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return i;
    }

    /// What stops plain text in a heredoc or a template file, line breaks aside. A carriage return
    /// alone makes the rest of the text unreadable.
    private void scanTemplateSpecial() {
        switch (text[at]) {
            case '$', '%' -> scanMarker(BARE_TEXT);
            case '\r' ->
                    emit(mode instanceof TemplateFile ? BARE_TEXT : INVALID_CHARACTER, end - at);
            default -> emitStray();
        }
    }
}
