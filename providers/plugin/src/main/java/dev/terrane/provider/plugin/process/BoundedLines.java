package dev.terrane.provider.plugin.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Cuts a stream into lines, and long lines short.
final class BoundedLines {
    private static final int LONGEST = 4096;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    BoundedLines(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(byte[] bytes, int length) {
        for (int index = 0; index < length; index++) {
            if (bytes[index] == '\n') {
                finish();
            } else if (line.size() < LONGEST) {
                line.write(bytes[index]);
            }
        }
    }

    /// What has come since the last line ended.
    void finish() {
        if (line.size() > 0) {
            lines.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
