package dev.terrane.function;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A pattern for one name: `*`, `?`, `[a-z]`, `[^a-z]`, `{a,b}`, and `\` before what is to mean
/// itself.
///
/// Works on bytes and goes on behind a `*` by as many bytes as the first character there has. That
/// is how Terraform does it; so `*.txt` misses `été.txt`.
final class GlobPattern {
    private static final String SPECIAL = "*?[{\\";

    private GlobPattern() {}

    static boolean isPattern(String part) {
        return part.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    /// At separators that no `\` stands before.
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = find(text, separator, 0); end >= 0; end = find(text, separator, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static int find(String text, char wanted, int from) {
        int at = text.indexOf(wanted, from);
        while (at > from && text.charAt(at - 1) == '\\') {
            at = text.indexOf(wanted, at + 1);
        }
        return at;
    }

    static boolean matches(String pattern, String name) throws BadPatternException {
        return matchesBytes(bytes(pattern), bytes(name));
    }

    /// A character for each byte.
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static boolean matchesBytes(String pattern, String name) throws BadPatternException {
        if (pattern.isEmpty() || name.isEmpty()) {
            return (pattern.isEmpty() && name.isEmpty()) || pattern.equals("*");
        }
        int p = 0;
        int n = 0;
        while (p < pattern.length() && n < name.length()) {
            char c = pattern.charAt(p);
            if (c == '*') {
                return matchesAnywhere(pattern.substring(p + 1), name.substring(n));
            }
            if (c == '{') {
                return matchesOption(pattern, p + 1, name.substring(n));
            }
            if (c == '[') {
                int end = end(pattern, p + 1, ']');
                if (!isInClass(pattern.substring(p + 1, end), character(name, n))) {
                    return false;
                }
                p = end + 1;
            } else {
                p = c == '\\' ? p + 1 : p;
                if (p >= pattern.length()) {
                    throw new BadPatternException("nothing stands behind a \\");
                }
                if (!(c == '?' || character(pattern, p).equals(character(name, n)))) {
                    return false;
                }
                p += character(pattern, p).length();
            }
            n += character(name, n).length();
        }
        String rest = pattern.substring(p);
        boolean nothingLeft = n >= name.length() && (rest.isEmpty() || rest.equals("*"));
        return nothingLeft || rest.equals("**");
    }

    private static boolean matchesAnywhere(String pattern, String name) {
        if (pattern.isEmpty()) {
            return true;
        }
        int step = character(name, 0).length();
        for (int i = 0; i < name.length(); i += step) {
            if (matchesLeniently(pattern, name.substring(i))) {
                return true;
            }
        }
        return false;
    }

    /// What is wrong behind a `*` matches nothing.
    private static boolean matchesLeniently(String pattern, String name) {
        try {
            return matchesBytes(pattern, name);
        } catch (BadPatternException e) {
            return false;
        }
    }

    private static boolean matchesOption(String pattern, int start, String name)
            throws BadPatternException {
        int end = end(pattern, start, '}');
        for (String option : split(pattern.substring(start, end), ',')) {
            if (matchesBytes(option + pattern.substring(end + 1), name)) {
                return true;
            }
        }
        return false;
    }

    private static int end(String pattern, int from, char close) throws BadPatternException {
        int end = find(pattern, close, from);
        if (end < 0) {
            throw new BadPatternException("there is no " + close + " for the bracket before it");
        }
        return end;
    }

    private static boolean isInClass(String set, String character) throws BadPatternException {
        boolean inverted = set.startsWith("^");
        List<String> members = characters(inverted ? set.substring(1) : set);
        if (set.isEmpty()) {
            throw new BadPatternException("a pair of brackets is empty");
        }
        boolean found = false;
        int i = 0;
        while (i < members.size()) {
            int low = member(members, i);
            i += members.get(i).equals("\\") ? 2 : 1;
            int high = low;
            if (i < members.size() && members.get(i).equals("-")) {
                high = member(members, i + 1);
                i += members.get(i + 1).equals("\\") ? 3 : 2;
            }
            int c = codePoint(character);
            found |= low <= c && c <= high;
        }
        return found != inverted;
    }

    private static int member(List<String> members, int at) throws BadPatternException {
        boolean escaped = at < members.size() && members.get(at).equals("\\");
        int index = escaped ? at + 1 : at;
        if (index >= members.size() || (!escaped && members.get(index).equals("-"))) {
            throw new BadPatternException("a range in brackets is not complete");
        }
        return codePoint(members.get(index));
    }

    private static List<String> characters(String bytes) {
        List<String> characters = new ArrayList<>();
        for (int i = 0; i < bytes.length(); i += characters.getLast().length()) {
            characters.add(character(bytes, i));
        }
        return characters;
    }

    /// The bytes of the character at a place; one where it is none.
    private static String character(String bytes, int at) {
        int first = bytes.charAt(at);
        int length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (at + length > bytes.length()) {
            return bytes.substring(at, at + 1);
        }
        String character = bytes.substring(at, at + length);
        return Utf8.decode(character.getBytes(StandardCharsets.ISO_8859_1)).isPresent()
                ? character
                : bytes.substring(at, at + 1);
    }

    private static int codePoint(String character) {
        return Utf8.decode(character.getBytes(StandardCharsets.ISO_8859_1))
                .map(text -> text.codePointAt(0))
                .orElse(0xFFFD);
    }
}
