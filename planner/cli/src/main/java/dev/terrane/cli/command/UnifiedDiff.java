package dev.terrane.cli.command;

import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The differences of two texts, line by line, as `diff -u` writes them.
final class UnifiedDiff {
    private UnifiedDiff() {}

    static String of(String name, String before, String after) {
        RawText old = new RawText(before.getBytes(StandardCharsets.UTF_8));
        RawText changed = new RawText(after.getBytes(StandardCharsets.UTF_8));
        EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, changed);
        var bytes = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(bytes)) {
            formatter.format(edits, old, changed);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return "--- old/%s\n+++ new/%s\n%s"
                .formatted(name, name, bytes.toString(StandardCharsets.UTF_8));
    }
}
