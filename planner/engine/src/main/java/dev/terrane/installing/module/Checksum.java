package dev.terrane.installing.module;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// `sha256:0123...`: what a download has to be. Without a kind, the length says it.
record Checksum(String algorithm, String hex) {

    static Checksum parse(String text) throws IOException {
        int colon = text.indexOf(':');
        String hex = (colon < 0 ? text : text.substring(colon + 1)).toLowerCase(Locale.ROOT);
        String kind = colon < 0 ? kind(hex.length()) : text.substring(0, colon);
        String algorithm =
                switch (kind) {
                    case "md5" -> "MD5";
                    case "sha1" -> "SHA-1";
                    case "sha256" -> "SHA-256";
                    case "sha512" -> "SHA-512";
                    default ->
                            throw new IOException(
                                    "\"%s\" is no checksum, such as sha256:...".formatted(text));
                };
        return new Checksum(algorithm, hex);
    }

    private static String kind(int length) {
        return switch (length) {
            case 32 -> "md5";
            case 40 -> "sha1";
            case 64 -> "sha256";
            case 128 -> "sha512";
            default -> "";
        };
    }

    /// @throws IOException where the file is another one
    void check(Path file) throws IOException {
        String found = digest(file);
        if (!found.equals(hex)) {
            throw new IOException(
                    "its checksum is %s, and the source asks for %s".formatted(found, hex));
        }
    }

    private String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
