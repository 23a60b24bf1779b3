package dev.terrane.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.address.ResourceInstanceAddress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A journal as it lies on the disk.
///
/// @param lineage of the state that it goes on from
/// @param serial of that state
/// @param work that it was kept for
/// @param saving the last snapshot that was about to be saved with all records before it
/// @param length how many bytes are whole lines; what is behind was cut off
record JournalFile(
        String lineage,
        long serial,
        ApprovedWork work,
        List<JournalRecord> records,
        Optional<Saving> saving,
        long length) {

    /// A snapshot that holds what the journal tells, if it was saved.
    ///
    /// @param digest SHA-256 of its file
    record Saving(String lineage, long serial, String digest) {}

    JournalFile {
        records = List.copyOf(records);
    }

    JournalFile ofLength(long bytes) {
        return new JournalFile(lineage, serial, work, records, saving, bytes);
    }

    /// Nothing where not even the first line is whole: then nothing was asked of a provider yet.
    ///
    /// @throws StateFormatException where a line is damaged that is not the last one
    static Optional<JournalFile> read(byte[] text) throws StateFormatException {
        JournalLines lines = new JournalLines(text);
        Optional<JournalLines.Line> first = lines.next();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Reader reader = new Reader();
        for (Optional<JournalLines.Line> line = first; line.isPresent(); line = lines.next()) {
            reader.line(line.get(), lines);
        }
        return Optional.of(reader.file(lines.length()));
    }

    private static final class Reader {
        private final KnownAddresses addresses = new KnownAddresses();
        private Optional<Saving> head = Optional.empty();
        private ApprovedWork work = ApprovedWork.NONE;
        private Optional<Saving> saving = Optional.empty();
        private final List<JournalRecord> records = new ArrayList<>();

        void line(JournalLines.Line line, JournalLines lines) throws StateFormatException {
            try (JsonParser json = lines.parser(line)) {
                switch (line.kind()) {
                    case HEAD -> head = Optional.of(snapshot(json));
                    case APPROVED -> work = work(json);
                    case SAVING -> saving = Optional.of(snapshot(json));
                    case RECORD -> {
                        json.nextToken();
                        records.add(JournalCodec.decode(json, addresses));
                    }
                }
            } catch (IOException e) {
                throw new StateFormatException(
                        "line %d is not valid: %s".formatted(lines.number(), e.getMessage()));
            }
        }

        private static Saving snapshot(JsonParser json) throws IOException {
            String lineage = "";
            long serial = 0;
            String digest = "";
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "lineage" -> lineage = json.getText();
                    case "serial" -> serial = json.getLongValue();
                    case "sha256" -> digest = json.getText();
                    default -> json.skipChildren();
                }
            }
            return new Saving(lineage, serial, digest);
        }

        private static ApprovedWork work(JsonParser json) throws IOException {
            List<String> plans = new ArrayList<>();
            List<ResourceInstanceAddress> replacing = List.of();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "plans" -> {
                        while (json.nextToken() == JsonToken.VALUE_STRING) {
                            plans.add(json.getText());
                        }
                    }
                    case "replacing" -> replacing = ProgressCodec.addresses(json);
                    default -> json.skipChildren();
                }
            }
            return ApprovedWork.of(plans, replacing);
        }

        JournalFile file(long length) throws StateFormatException {
            Saving base =
                    head.orElseThrow(
                            () -> new StateFormatException("its first line does not name a state"));
            return new JournalFile(base.lineage(), base.serial(), work, records, saving, length);
        }
    }
}
