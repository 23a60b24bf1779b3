package dev.terrane.state;

import java.io.ByteArrayOutputStream;

/// Compact JSON, byte by byte: faster than reading it again where nothing is to be understood.
final class CompactJson {
    private static final byte[] STEP = {' ', ' '};

    private CompactJson() {}

    /// Indents valid JSON as [StateWriter] does, from a depth on.
    static byte[] indent(byte[] json, int depth) {
        return new Indenter(json, depth).indent();
    }

    private static final class Indenter {
        private final byte[] json;
        private final ByteArrayOutputStream to;
        private int depth;
        private int at;

        Indenter(byte[] json, int depth) {
            this.json = json;
            this.depth = depth;
            this.to = new ByteArrayOutputStream(json.length * 2);
        }

        byte[] indent() {
            for (; at < json.length; at++) {
                byte c = json[at];
                switch (c) {
                    case '"' -> string();
                    case '{', '[' -> open(c);
                    case '}', ']' -> close(c);
                    case ',' -> {
                        to.write(c);
                        line();
                    }
                    case ':' -> {
                        to.write(c);
                        to.write(' ');
                    }
                    case ' ', '\n', '\r', '\t' -> {}
                    default -> to.write(c);
                }
            }
            return to.toByteArray();
        }

        private void string() {
            int start = at;
            for (at++; json[at] != '"'; at++) {
                if (json[at] == '\\') {
                    at++;
                }
            }
            to.write(json, start, at - start + 1);
        }

        /// An empty structure stays in its line.
        private void open(byte c) {
            to.write(c);
            int next = at + 1;
            while (next < json.length && isSpace(json[next])) {
                next++;
            }
            if (json[next] == '}' || json[next] == ']') {
                to.write(json[next]);
                at = next;
                return;
            }
            depth++;
            line();
        }

        private static boolean isSpace(byte c) {
            return c == ' ' || c == '\n' || c == '\r' || c == '\t';
        }

        private void close(byte c) {
            depth--;
            line();
            to.write(c);
        }

        private void line() {
            to.write('\n');
            for (int i = 0; i < depth; i++) {
                to.write(STEP, 0, STEP.length);
            }
        }
    }
}
