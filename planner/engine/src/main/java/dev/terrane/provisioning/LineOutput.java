package dev.terrane.provisioning;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Cuts a stream of bytes into lines, and remembers the last of them for an error message.
final class LineOutput extends OutputStream {
    private static final int REMEMBERED_CHARACTERS = 8192;
    private static final int LONGEST_LINE_BYTES = 65536;

    private final ProvisionOutput output;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder tail = new StringBuilder();

    LineOutput(ProvisionOutput output) {
        this.output = output;
    }

    @Override
    public synchronized void write(int next) {
        if (next == '\n') {
            endLine();
        } else {
            line.write(next);
            if (line.size() >= LONGEST_LINE_BYTES) {
                endLine();
            }
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int start, int length) {
        for (int i = start; i < start + length; i++) {
            write(bytes[i]);
        }
    }

    /// Tells what is left of a line that did not end.
    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            endLine();
        }
    }

    synchronized String tail() {
        return tail.toString().stripTrailing();
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        String plain = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        tail.append(plain).append('\n');
        if (tail.length() > REMEMBERED_CHARACTERS) {
            tail.delete(0, tail.length() - REMEMBERED_CHARACTERS);
        }
        output.line(plain);
    }
}
