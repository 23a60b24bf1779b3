package dev.terrane.cli.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether an expression is not at its end yet: `[1,` goes on on the next line, and so does a here
/// document.
public final class OpenText {
    private static final Pattern HEREDOC = Pattern.compile("<<[-~]?([\\p{L}_][\\p{L}\\p{N}_-]*)$");

    private final Deque<Character> open = new ArrayDeque<>();
    private final String text;
    private int at;

    private OpenText(String text) {
        this.text = text;
    }

    public static boolean isOpen(String text) {
        return new OpenText(text).endsOpen();
    }

    private boolean endsOpen() {
        while (at < text.length()) {
            if (inString()) {
                stringCharacter();
            } else if (!skippedHeredoc()) {
                plainCharacter();
            }
            if (at < 0) {
                return true;
            }
        }
        return !open.isEmpty() && !inString();
    }

    private boolean inString() {
        return !open.isEmpty() && open.peek() == '"';
    }

    private void stringCharacter() {
        char c = text.charAt(at++);
        boolean escaped = at < text.length() && text.charAt(at) == c;
        switch (c) {
            case '\\' -> at++;
            case '"', '\n' -> open.pop();
            case '$', '%' -> {
                if (escaped) {
                    at++;
                } else if (text.startsWith("{", at)) {
                    open.push('{');
                    at++;
                }
            }
            default -> {}
        }
    }

    private void plainCharacter() {
        char c = text.charAt(at++);
        switch (c) {
            case '"', '(', '[', '{' -> open.push(c);
            case ')', ']', '}' -> {
                if (!open.isEmpty()) {
                    open.pop();
                }
            }
            case '#' -> skipLine();
            case '/' -> {
                if (text.startsWith("/", at)) {
                    skipLine();
                }
            }
            default -> {}
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /// To the line with the end marker; behind all text, as -1, where there is none.
    private boolean skippedHeredoc() {
        if (!text.startsWith("<<", at)) {
            return false;
        }
        int end = text.indexOf('\n', at);
        String first = text.substring(at, end < 0 ? text.length() : end);
        Matcher marker = HEREDOC.matcher(first.stripTrailing());
        if (!marker.find() || marker.start() != 0) {
            return false;
        }
        Matcher last =
                Pattern.compile(String.format(Locale.ROOT, "(?m)^\\s*%s\\s*$", marker.group(1)))
                        .matcher(text);
        at = end >= 0 && last.find(end + 1) ? last.end() : -1;
        return true;
    }
}
