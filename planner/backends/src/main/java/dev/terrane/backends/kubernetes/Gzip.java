package dev.terrane.backends.kubernetes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Packs what a Secret holds.
final class Gzip {
    private Gzip() {}

    static byte[] packed(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    /// What is not packed at all is as it is; nothing where it was packed and is damaged.
    static Optional<byte[]> unpacked(byte[] value) {
        boolean packed = value.length > 1 && value[0] == 0x1f && value[1] == (byte) 0x8b;
        if (!packed) {
            return Optional.of(value);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(value))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
