package dev.terrane.address;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text in quotes, as it stands in an address.
final class QuotedText {
    private QuotedText() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            appendEscaped(quoted, text, i);
        }
        return quoted.append('"').toString();
    }

    private static void appendEscaped(StringBuilder quoted, String text, int at) {
        char c = text.charAt(at);
        switch (c) {
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '$', '%' -> {
                quoted.append(c);
                if (at + 1 < text.length() && text.charAt(at + 1) == '{') {
                    quoted.append(c);
                }
            }
            default -> {
                if (Character.isISOControl(c)) {
                    quoted.append("\\u%04x".formatted((int) c));
                } else {
                    quoted.append(c);
                }
            }
        }
    }

    static int compareBytes(String a, String b) {
        return Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
