package dev.terrane.function;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Takes the names of groups out of a regular expression: `(?P<a>x)(?P<a>y)` becomes
/// `(?P<g0>x)(?P<g1>y)` and the names `a`, `a`.
final class GroupNames {
    private final String text;
    private final StringBuilder rewritten = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private int at;

    private GroupNames(String text) {
        this.text = text;
    }

    static GroupNames in(String text) {
        var names = new GroupNames(text);
        while (names.at < text.length()) {
            names.copyNext();
        }
        return names;
    }

    String pattern() {
        return rewritten.toString();
    }

    List<String> byGroup(com.google.re2j.Pattern pattern) {
        List<String> byGroup = new ArrayList<>(Collections.nCopies(pattern.groupCount(), ""));
        pattern.namedGroups()
                .forEach((name, group) -> byGroup.set(group - 1, names.get(numberIn(name))));
        return List.copyOf(byGroup);
    }

    private static int numberIn(String name) {
        return Integer.parseInt(name.substring(1));
    }

    private void copyNext() {
        if (text.startsWith("\\Q", at)) {
            int end = text.indexOf("\\E", at + 2);
            copyTo(end < 0 ? text.length() : end + 2);
        } else if (text.charAt(at) == '\\') {
            copyTo(Math.min(at + 2, text.length()));
        } else if (text.charAt(at) == '[') {
            copyTo(endOfClass());
        } else if (text.startsWith("(?P<", at)) {
            copyGroup(at + 4);
        } else if (text.startsWith("(?<", at)) {
            copyGroup(at + 3);
        } else {
            copyTo(at + 1);
        }
    }

    /// A `]` that comes first stands for itself, and `[:alpha:]` is part of the class.
    private int endOfClass() {
        int i = at + 1;
        if (text.startsWith("^", i)) {
            i++;
        }
        if (text.startsWith("]", i)) {
            i++;
        }
        while (i < text.length() && text.charAt(i) != ']') {
            if (text.startsWith("[:", i) && text.indexOf(":]", i) > 0) {
                i = text.indexOf(":]", i) + 2;
            } else {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
        }
        return Math.min(i + 1, text.length());
    }

    private void copyGroup(int nameStart) {
        int end = text.indexOf('>', nameStart);
        if (end < 0 || !isName(text.substring(nameStart, end))) {
            copyTo(nameStart);
            return;
        }
        rewritten.append("(?P<g").append(names.size()).append('>');
        names.add(text.substring(nameStart, end));
        at = end + 1;
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private void copyTo(int end) {
        rewritten.append(text, at, end);
        at = end;
    }
}
