package dev.terrane.state;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// The lines of a journal as they are kept: each encrypted by itself, so that one can follow another
/// at any time.
record SealedLines(StateEncryption encryption) {

    /// @param text of the journal as [JournalLines] reads it
    /// @param length of the whole lines as they are kept
    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    record Opened(byte[] text, long length) {}

    byte[] seal(byte[] line) throws StateStoreException {
        if (!encryption.isOn()) {
            return line;
        }
        return ended(encryption.seal(line));
    }

    /// What is behind the last whole line was cut off, and is left out.
    Opened open(byte[] kept, String place) throws StateFormatException, StateStoreException {
        if (!encryption.isOn()) {
            return new Opened(kept, kept.length);
        }
        var text = new ByteArrayOutputStream();
        int begin = 0;
        for (int end = endOfLine(kept, begin); end >= 0; end = endOfLine(kept, begin)) {
            try {
                byte[] line = Arrays.copyOfRange(kept, begin, end);
                text.writeBytes(plain(line, place));
            } catch (StateFormatException e) {
                if (endOfLine(kept, end + 1) >= 0) {
                    throw e;
                }
                break;
            }
            begin = end + 1;
        }
        return new Opened(text.toByteArray(), begin);
    }

    /// With its end, which one has lost here that was not encrypted.
    private byte[] plain(byte[] line, String place)
            throws StateFormatException, StateStoreException {
        return ended(encryption.open(line, place).content());
    }

    private static byte[] ended(byte[] line) {
        if (line.length > 0 && line[line.length - 1] == '\n') {
            return line;
        }
        byte[] ended = Arrays.copyOf(line, line.length + 1);
        ended[line.length] = '\n';
        return ended;
    }

    private static int endOfLine(byte[] text, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
