package dev.terrane.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// What was done to a state, record by record: lines of a hash and a record, which names the hash of the
/// line before. A line that was changed, put in or taken out breaks the chain. What was cut off at the
/// end can not be seen in the log itself, but the state's serial is ahead of it then.
///
/// The newest records are in [Companion#AUDIT] itself. Where that has grown large, it becomes the next
/// of the parts, the oldest of which is part 1.
///
/// @param broken what is wrong with the chain, in the order of the lines
public record AuditLog(List<AuditRecord> records, List<String> broken) {
    static final int LARGE_BYTES = 64 * 1024;

    public AuditLog {
        records = List.copyOf(records);
        broken = List.copyOf(broken);
    }

    public static AuditLog read(Companions place) throws StateStoreException {
        var all = new ByteArrayOutputStream();
        byte[] newest = newest(place);
        for (byte[] part : place.furtherParts(Companion.AUDIT)) {
            if (!Arrays.equals(part, newest)) {
                all.writeBytes(part);
            }
        }
        all.writeBytes(newest);
        return read(all.toByteArray());
    }

    private static byte[] newest(Companions place) throws StateStoreException {
        return place.read(Companion.AUDIT).orElse(new byte[0]);
    }

    static AuditLog read(byte[] text) {
        List<AuditRecord> records = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        String expected = "";
        int number = 0;
        for (String line : new String(text, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            int space = line.indexOf(' ');
            String hash = line.substring(0, Math.max(space, 0));
            byte[] json = line.substring(space + 1).getBytes(StandardCharsets.UTF_8);
            try {
                AuditRecord next = AuditRecordReader.read(json);
                if (!hash(json).equals(hash)) {
                    broken.add("record %d is not what was written".formatted(number));
                } else if (!next.previous().equals(expected)) {
                    broken.add("record %d does not follow the one before it".formatted(number));
                }
                records.add(next);
            } catch (IOException e) {
                broken.add("record %d can not be read".formatted(number));
            }
            expected = hash;
        }
        return new AuditLog(records, broken);
    }

    private static String hash(byte[] json) {
        return HexFormat.of().formatHex(SideCopy.sha256().digest(json));
    }

    /// Writes one record behind the last. Only to be called by one who may write the state.
    public static void append(Companions place, AuditRecord record) throws StateStoreException {
        byte[] before = newest(place);
        byte[] json = record.after(lastHash(before)).toJson();
        var all = new ByteArrayOutputStream();
        if (before.length < LARGE_BYTES) {
            all.writeBytes(before);
        } else {
            becomePart(place, before);
        }
        all.writeBytes((hash(json) + " ").getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(json);
        all.write('\n');
        place.write(Companion.AUDIT, all.toByteArray());
    }

    /// A command that ended in between has left it as the last part already.
    private static void becomePart(Companions place, byte[] full) throws StateStoreException {
        List<byte[]> parts = place.furtherParts(Companion.AUDIT);
        if (parts.isEmpty() || !Arrays.equals(parts.getLast(), full)) {
            place.write(Companion.AUDIT.part(parts.size() + 1), full);
        }
    }

    private static String lastHash(byte[] text) {
        String all = new String(text, StandardCharsets.UTF_8).stripTrailing();
        String last = all.substring(all.lastIndexOf('\n') + 1);
        return last.substring(0, Math.max(last.indexOf(' '), 0));
    }
}
