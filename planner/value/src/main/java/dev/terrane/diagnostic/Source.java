package dev.terrane.diagnostic;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;

/// The name and the bytes of one source text: a file, or the text of a value given elsewhere.
///
/// Lines are found when somebody first asks for one, so that reading a file costs nothing for
/// ranges that are never shown.
public final class Source {
    private final String name;
    private final byte[] text;
    private int @Nullable [] lineStarts;

    /// @param name as it is shown to people: a path relative to the working directory, or a
    ///     phrase in angle brackets for what is not a file
    /// @param text UTF-8, not copied: the caller hands it over
    public Source(String name, byte[] text) {
        this.name = name;
        this.text = text;
    }

    public static Source of(String name, String text) {
        return new Source(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public String name() {
        return name;
    }

    /// The bytes themselves, not a copy. Nobody writes to them.
    public byte[] text() {
        return text;
    }

    public int length() {
        return text.length;
    }

    public SourceRange range(int startByte, int endByte) {
        return new SourceRange(this, startByte, endByte);
    }

    /// A range of no bytes at the beginning.
    public SourceRange start() {
        return range(0, 0);
    }

    public String text(int startByte, int endByte) {
        return new String(text, startByte, endByte - startByte, StandardCharsets.UTF_8);
    }

    public Position position(int byteOffset) {
        int[] starts = lineStarts();
        int found = Arrays.binarySearch(starts, byteOffset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, columnOf(starts[line], byteOffset), byteOffset);
    }

    /// The text of a line, counted from 1, without its line break.
    public String line(int line) {
        int[] starts = lineStarts();
        int start = starts[line - 1];
        int end = line < starts.length ? starts[line] : text.length;
        while (end > start && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
            end--;
        }
        return text(start, end);
    }

    private int columnOf(int lineStart, int byteOffset) {
        for (int i = lineStart; i < byteOffset; i++) {
            if (text[i] < 0) {
                return 1 + graphemeClusters(text(lineStart, byteOffset));
            }
        }
        return 1 + byteOffset - lineStart;
    }

    private static int graphemeClusters(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int count = 0;
        while (clusters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            known = findLineStarts();
            lineStarts = known;
        }
        return known;
    }

    private int[] findLineStarts() {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    @Override
    public String toString() {
        return name;
    }
}
