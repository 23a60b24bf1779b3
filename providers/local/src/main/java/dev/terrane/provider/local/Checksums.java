package dev.terrane.provider.local;

import dev.terrane.spi.support.ObjectBuilder;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Checksums of a file's content, as its attributes show them.
final class Checksums {
    static final List<String> NAMES =
            List.of(
                    "content_md5",
                    "content_sha1",
                    "content_sha256",
                    "content_base64sha256",
                    "content_sha512",
                    "content_base64sha512");

    private final byte[] content;

    Checksums(byte[] content) {
        this.content = content.clone();
    }

    /// The id of a file: it changes with the content.
    String id() {
        return hex("SHA-1");
    }

    ObjectBuilder into(ObjectBuilder object) {
        return object.set("id", id())
                .set("content_md5", hex("MD5"))
                .set("content_sha1", hex("SHA-1"))
                .set("content_sha256", hex("SHA-256"))
                .set("content_base64sha256", base64("SHA-256"))
                .set("content_sha512", hex("SHA-512"))
                .set("content_base64sha512", base64("SHA-512"));
    }

    private String hex(String algorithm) {
        return HexFormat.of().formatHex(digest(algorithm));
    }

    private String base64(String algorithm) {
        return Base64.getEncoder().encodeToString(digest(algorithm));
    }

    private byte[] digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
