package dev.terrane.state;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Open files as streams. Closing a stream leaves the file open.
final class FileStreams {
    private static final int BUFFER_BYTES = 1 << 16;

    private FileStreams() {}

    /// All of the file, from its beginning.
    static InputStream input(OpenFile file) {
        return new BufferedInputStream(new Reading(file), BUFFER_BYTES);
    }

    /// Writes from the beginning of the file.
    static OutputStream output(OpenFile file) {
        return new BufferedOutputStream(new Writing(file), BUFFER_BYTES);
    }

    static void copy(OpenFile from, OpenFile to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        for (long at = 0; from.read(buffer, at) >= 0; buffer.clear()) {
            buffer.flip();
            int length = buffer.remaining();
            to.write(buffer, at);
            at += length;
        }
    }

    private static final class Reading extends InputStream {
        private final OpenFile file;
        private long at;

        Reading(OpenFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = file.read(ByteBuffer.wrap(bytes, offset, length), at);
            at += Math.max(count, 0);
            return count;
        }
    }

    private static final class Writing extends OutputStream {
        private final OpenFile file;
        private long at;

        Writing(OpenFile file) {
            this.file = file;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(ByteBuffer.wrap(bytes, offset, length), at);
            at += length;
        }
    }
}
