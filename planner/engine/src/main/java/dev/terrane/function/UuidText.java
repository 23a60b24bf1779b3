package dev.terrane.function;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Identifiers made of names (RFC 9562, section 5.5).
final class UuidText {
    private static final Pattern FORMS =
            Pattern.compile(
                    "(?:urn:uuid:|(\\{))?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})(\\})?",
                    Pattern.CASE_INSENSITIVE);

    private UuidText() {}

    static Optional<UUID> namespace(String text) {
        return switch (text) {
            case "dns" -> Optional.of(known('0'));
            case "url" -> Optional.of(known('1'));
            case "oid" -> Optional.of(known('2'));
            case "x500" -> Optional.of(known('4'));
            default -> parse(text);
        };
    }

    private static UUID known(char digit) {
        return UUID.fromString("6ba7b81" + digit + "-9dad-11d1-80b4-00c04fd430c8");
    }

    private static Optional<UUID> parse(String text) {
        if (text.matches("[0-9a-fA-F]{32}")) {
            return parse(text.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        }
        Matcher parts = FORMS.matcher(text);
        if (!parts.matches() || (parts.group(1) == null) != (parts.group(7) == null)) {
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(text.substring(parts.start(2), parts.end(6))));
    }

    /// Version 5: the first bytes of the SHA-1 of namespace and name.
    static String ofName(UUID namespace, String name) {
        var content = new ByteArrayOutputStream();
        byte[] id =
                ByteBuffer.allocate(16)
                        .putLong(namespace.getMostSignificantBits())
                        .putLong(namespace.getLeastSignificantBits())
                        .array();
        content.writeBytes(id);
        content.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(Digests.digest("SHA-1", content.toByteArray()));
        long high = (hash.getLong() & ~0xF000L) | 0x5000L;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
