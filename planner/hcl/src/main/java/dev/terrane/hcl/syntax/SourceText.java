package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// The bytes that a parser reads, and where they stand in their file: mostly they are all of the
/// file, but a string of a JSON file is read after its escapes were resolved.
final class SourceText {
    private final Source source;
    private final byte[] bytes;
    private final int start;
    private final int end;
    private final int @Nullable [] origins;

    private SourceText(Source source, byte[] bytes, int start, int end, int @Nullable [] origins) {
        this.source = source;
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.origins = origins;
    }

    static SourceText of(Source source) {
        return new SourceText(source, source.text(), 0, source.length(), null);
    }

    /// A stretch of the file, as it is.
    static SourceText stretch(Source source, int start, int end) {
        return new SourceText(source, source.text(), start, end, null);
    }

    /// Bytes that stand in the file in another form.
    ///
    /// @param origins for each byte, and for the end, where it begins in the file
    static SourceText resolved(Source source, byte[] bytes, int[] origins) {
        return new SourceText(source, bytes, 0, bytes.length, origins);
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    SourceRange range(int from, int to) {
        return origins == null
                ? new SourceRange(source, from, to)
                : new SourceRange(source, origins[from], origins[to]);
    }

    String string(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// @param expected in ASCII
    boolean matches(int from, int to, String expected) {
        if (to - from != expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (bytes[from + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
