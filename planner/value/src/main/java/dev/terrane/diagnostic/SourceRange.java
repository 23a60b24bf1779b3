package dev.terrane.diagnostic;

/// A stretch of a source text, from its first byte to the byte after its last.
///
/// It holds offsets alone; lines and columns are computed when somebody asks.
public record SourceRange(Source source, int startByte, int endByte) {
    public SourceRange {
        if (startByte < 0 || endByte < startByte || endByte > source.length()) {
            throw new IllegalArgumentException(
                    "no range %d to %d in %s of %d bytes"
                            .formatted(startByte, endByte, source.name(), source.length()));
        }
    }

    public String filename() {
        return source.name();
    }

    public Position start() {
        return source.position(startByte);
    }

    public Position end() {
        return source.position(endByte);
    }

    public String text() {
        return source.text(startByte, endByte);
    }

    /// The shortest range that holds both. The other must be of the same source.
    public SourceRange union(SourceRange other) {
        return new SourceRange(
                source, Math.min(startByte, other.startByte), Math.max(endByte, other.endByte));
    }

    /// `main.tf:3`, the form in which a line of text names the place.
    @Override
    public String toString() {
        return source.name() + ":" + start().line();
    }
}
