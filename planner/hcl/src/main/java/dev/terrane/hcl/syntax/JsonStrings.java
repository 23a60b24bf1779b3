package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.SourceRange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The inside of a string of a JSON file.
final class JsonStrings {
    static final int NO_FAULT = -1;

    private final byte[] text;
    private final int end;
    private int at;
    private byte[] resolved;
    private int[] origins;
    private int size;

    private JsonStrings(SourceRange quoted) {
        text = quoted.source().text();
        at = quoted.startByte() + 1;
        end = quoted.endByte() - 1;
        resolved = new byte[Math.max(end - at, 0) + 4];
        origins = new int[resolved.length + 1];
    }

    /// Where the string breaks the rules of JSON.
    static int fault(SourceRange quoted) {
        byte[] text = quoted.source().text();
        int last = quoted.endByte() - 1;
        int i = quoted.startByte() + 1;
        while (i < last) {
            int length = text[i] == '\\' ? escapeLength(text, i, last) : 1;
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return i == last && text[last] == '"' ? NO_FAULT : last;
    }

    /// 0 where it is no escape.
    private static int escapeLength(byte[] text, int at, int end) {
        if (at + 1 >= end) {
            return 0;
        }
        return switch (text[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> at + 6 <= end && fourDigits(text, at + 2) >= 0 ? 6 : 0;
            default -> 0;
        };
    }

    /// What the string means; it has no [#fault].
    static String decode(SourceRange quoted) {
        SourceText content = content(quoted);
        return content.string(content.start(), content.end());
    }

    /// What the string means, with each byte's place in the file.
    static SourceText content(SourceRange quoted) {
        int start = quoted.startByte() + 1;
        int end = quoted.endByte() - 1;
        byte[] text = quoted.source().text();
        return isPlain(text, start, end)
                ? SourceText.stretch(quoted.source(), start, end)
                : new JsonStrings(quoted).resolve(quoted);
    }

    private static boolean isPlain(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] == '\\' || text[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private SourceText resolve(SourceRange quoted) {
        while (at < end) {
            if (text[at] == '\\') {
                resolveEscape();
            } else {
                copyCharacter();
            }
        }
        int[] places = Arrays.copyOf(origins, size + 1);
        places[size] = end;
        return SourceText.resolved(quoted.source(), Arrays.copyOf(resolved, size), places);
    }

    private void copyCharacter() {
        int length = Utf8.length(text, at, end);
        if (length == 0) {
            append("\ufffd", 1);
            return;
        }
        for (int i = 0; i < length; i++) {
            appendByte(text[at], at);
            at++;
        }
    }

    private void resolveEscape() {
        switch (text[at + 1]) {
            case 'b' -> append("\b", 2);
            case 'f' -> append("\f", 2);
            case 'n' -> append("\n", 2);
            case 'r' -> append("\r", 2);
            case 't' -> append("\t", 2);
            case 'u' -> resolveUnicode();
            default -> append(String.valueOf((char) text[at + 1]), 2);
        }
    }

    /// Half a pair of surrogates alone is no character.
    private void resolveUnicode() {
        char first = (char) fourDigits(text, at + 2);
        boolean pairFollows = at + 12 <= end && text[at + 6] == '\\' && text[at + 7] == 'u';
        int second = pairFollows ? fourDigits(text, at + 8) : 0;
        if (Character.isHighSurrogate(first) && Character.isLowSurrogate((char) second)) {
            append(new String(new char[] {first, (char) second}), 12);
        } else {
            append(Character.isSurrogate(first) ? "\ufffd" : String.valueOf(first), 6);
        }
    }

    private void append(String character, int length) {
        for (byte value : character.getBytes(StandardCharsets.UTF_8)) {
            appendByte(value, at);
        }
        at += length;
    }

    private void appendByte(byte value, int origin) {
        if (size == resolved.length) {
            resolved = Arrays.copyOf(resolved, size * 2);
            origins = Arrays.copyOf(origins, size * 2 + 1);
        }
        resolved[size] = value;
        origins[size] = origin;
        size++;
    }

    /// -1 where they are no hexadecimal digits.
    private static int fourDigits(byte[] text, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
