package dev.terrane.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The lines of a journal: a checksum, the kind of line, compact JSON.
///
/// `9c1f00aa R {"record":"gone","address":"aws_vpc.main"}`. A line that was cut off, or whose disk
/// blocks never arrived, is told by its checksum.
final class JournalLines {
    private static final int CHECKSUM_DIGITS = 8;
    private static final int PREFIX = CHECKSUM_DIGITS + 3;

    enum Kind {
        HEAD('H'),
        APPROVED('A'),
        RECORD('R'),
        SAVING('S');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    /// Where in the journal's text the JSON of a line stands.
    record Line(Kind kind, int offset, int length) {}

    private final byte[] text;
    private int at;
    private int number;

    JournalLines(byte[] text) {
        this.text = text;
    }

    /// One line with its end.
    static byte[] line(Kind kind, byte[] json) {
        byte[] line = new byte[PREFIX + json.length + 1];
        line[CHECKSUM_DIGITS] = ' ';
        line[CHECKSUM_DIGITS + 1] = (byte) kind.letter;
        line[CHECKSUM_DIGITS + 2] = ' ';
        System.arraycopy(json, 0, line, PREFIX, json.length);
        line[line.length - 1] = '\n';
        byte[] checksum = checksum(line, 0, line.length - 1).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, line, 0, CHECKSUM_DIGITS);
        return line;
    }

    /// The line that names a snapshot.
    static byte[] line(Kind kind, JournalFile.Saving snapshot) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = StateWriter.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("lineage", snapshot.lineage());
            json.writeNumberField("serial", snapshot.serial());
            if (!snapshot.digest().isEmpty()) {
                json.writeStringField("sha256", snapshot.digest());
            }
            json.writeEndObject();
        }
        return line(kind, bytes.toByteArray());
    }

    /// The line that names the approved plans.
    static byte[] line(ApprovedWork work) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = StateWriter.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("plans");
            for (String plan : work.plans()) {
                json.writeString(plan);
            }
            json.writeEndArray();
            ProgressCodec.addresses("replacing", work.replacing(), json);
            json.writeEndObject();
        }
        return line(Kind.APPROVED, bytes.toByteArray());
    }

    /// What stands before the first record.
    static byte[] beginning(JournalFile.Saving base, ApprovedWork work) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(line(Kind.HEAD, base));
        if (!work.plans().isEmpty()) {
            bytes.writeBytes(line(work));
        }
        return bytes.toByteArray();
    }

    /// Of the line from behind its checksum to before its end.
    private static String checksum(byte[] text, int start, int end) {
        CRC32C crc = new CRC32C();
        crc.update(text, start + CHECKSUM_DIGITS, end - start - CHECKSUM_DIGITS);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /// The next whole line; nothing at the end, and where the rest is a line that was cut off.
    Optional<Line> next() throws StateFormatException {
        int end = endOfLine();
        Optional<Kind> kind = end < 0 ? Optional.empty() : kind(end);
        if (kind.isEmpty()) {
            failUnlessLast(end);
            return Optional.empty();
        }
        Line line = new Line(kind.get(), at + PREFIX, end - at - PREFIX);
        at = end + 1;
        number++;
        return Optional.of(line);
    }

    private int endOfLine() {
        for (int i = at; i < text.length; i++) {
            if (text[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private Optional<Kind> kind(int end) {
        boolean whole =
                end - at > PREFIX
                        && checksum(text, at, end)
                                .equals(
                                        new String(
                                                text,
                                                at,
                                                CHECKSUM_DIGITS,
                                                StandardCharsets.ISO_8859_1));
        if (whole) {
            for (Kind kind : Kind.values()) {
                if (text[at + CHECKSUM_DIGITS + 1] == kind.letter) {
                    return Optional.of(kind);
                }
            }
        }
        return Optional.empty();
    }

    private void failUnlessLast(int end) throws StateFormatException {
        if (end >= 0 && end + 1 < text.length) {
            throw new StateFormatException(
                    "line %d is damaged, and more lines follow it".formatted(number + 1));
        }
    }

    JsonParser parser(Line line) throws IOException {
        return StateWriter.FACTORY.createParser(text, line.offset(), line.length());
    }

    /// How many lines were read.
    int number() {
        return number;
    }

    /// How many bytes they have.
    int length() {
        return at;
    }
}
