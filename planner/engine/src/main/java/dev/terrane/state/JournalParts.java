package dev.terrane.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;

/// A journal that is kept in parts, so that a record does not cost more the more there were before it.
///
/// The first line of each part but the first names the digest of the part before it. One whose digest is
/// another was left by an earlier journal, and counts for nothing.
final class JournalParts {
    static final int LARGE_BYTES = 64 * 1024;

    private JournalParts() {}

    static String digest(byte[] part) {
        return HexFormat.of().formatHex(SideCopy.sha256().digest(part));
    }

    /// All parts as one text; nothing where there is no journal.
    static Optional<byte[]> read(Companions place) throws StateStoreException {
        Optional<byte[]> part = place.read(Companion.JOURNAL);
        if (part.isEmpty()) {
            return Optional.empty();
        }
        var all = new ByteArrayOutputStream();
        for (int number = 1; part.isPresent(); number++) {
            byte[] last = part.get();
            all.writeBytes(last);
            part =
                    place.read(Companion.JOURNAL.part(number))
                            .filter(next -> follows(next, digest(last)));
        }
        return Optional.of(all.toByteArray());
    }

    private static boolean follows(byte[] part, String digest) {
        JournalLines lines = new JournalLines(part);
        try {
            Optional<JournalLines.Line> head = lines.next();
            return head.isPresent() && digestIn(head.get(), lines).equals(digest);
        } catch (IOException | StateFormatException e) {
            return false;
        }
    }

    private static String digestIn(JournalLines.Line head, JournalLines lines) throws IOException {
        try (JsonParser json = lines.parser(head)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals("sha256");
                json.nextToken();
                if (wanted) {
                    return json.getText();
                }
            }
        }
        return "";
    }

    /// The first part goes first: without it there is no journal.
    static void delete(Companions place) throws StateStoreException {
        place.delete(Companion.JOURNAL);
        place.deleteFurtherParts(Companion.JOURNAL);
    }
}
