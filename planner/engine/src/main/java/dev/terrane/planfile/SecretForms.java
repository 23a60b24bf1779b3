package dev.terrane.planfile;

import dev.terrane.value.json.JsonText;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a secret looks where it was encoded.
final class SecretForms {
    private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");

    /// Shorter stretches of Base64 are what chance makes.
    private static final int SHORTEST_BASE64 = 4;

    private final Set<String> forms = new LinkedHashSet<>();

    private SecretForms() {}

    static Set<String> of(String secret) {
        SecretForms all = new SecretForms();
        all.add(secret);
        if (!secret.strip().equals(secret)) {
            all.add(secret.strip()); // what a file ends with is often cut off
        }
        return all.forms;
    }

    private void add(String secret) {
        forms.add(secret);
        addJson(secret);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int offset = 0; offset < 3; offset++) {
            addBase64(bytes, offset);
        }
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        addUrl(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    /// In a JSON string, as Go writes it and as others do; and in a JSON string in a JSON string.
    private void addJson(String secret) {
        String go = inner(JsonText.quoted(secret));
        String plain = plainlyEscaped(secret);
        forms.add(go);
        forms.add(inner(JsonText.quoted(go)));
        forms.add(plain);
        forms.add(plainlyEscaped(plain));
        forms.add(ascii(plain, "%04x"));
        forms.add(ascii(plain, "%04X"));
        forms.add(plain.replace("/", "\\/"));
    }

    private static String inner(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String plainlyEscaped(String secret) {
        return secret.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private static String ascii(String text, String digits) {
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append(String.format(Locale.ROOT, digits, (int) c));
            }
        }
        return ascii.toString();
    }

    /// The characters that are made of the secret alone when so many bytes stand before it in its group of
    /// three.
    private void addBase64(byte[] secret, int offset) {
        byte[] shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        int from = (offset * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        if (to - from >= SHORTEST_BASE64) {
            forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
            forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
        }
    }

    /// Encoders differ in how they write a space, and in which characters they leave.
    private void addUrl(String encoded) {
        for (String form : List.of(encoded, encoded.replace("+", "%20"))) {
            forms.add(form);
            forms.add(lowerCase(form));
            forms.add(form.replace("%7E", "~").replace("*", "%2A"));
        }
    }

    private static String lowerCase(String encoded) {
        return PERCENT.matcher(encoded)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group().toLowerCase(Locale.ROOT)));
    }
}
