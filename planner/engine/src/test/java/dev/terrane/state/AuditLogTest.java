package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.state.AuditRecord.Deed;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AuditLogTest {
    private final Map<Companion, byte[]> kept = new HashMap<>();

    private final Companions place =
            new Companions() {
                @Override
                public Optional<byte[]> read(Companion which) {
                    return Optional.ofNullable(kept.get(which));
                }

                @Override
                public void write(Companion which, byte[] content) {
                    kept.put(which, content);
                }

                @Override
                public void delete(Companion which) {
                    kept.remove(which);
                }
            };

    private static AuditRecord of(String command) {
        return new AuditRecord(
                "2026-01-02T03:04:05Z",
                Map.of("user", "ann \"the\" ops"),
                "abc",
                new Deed(
                        command,
                        List.of("f00d"),
                        List.of("bob"),
                        List.of("aws_vpc.a[\"x\"]"),
                        1,
                        2,
                        "done"),
                "");
    }

    private void three() throws StateStoreException {
        for (String command : List.of("apply", "state rm", "destroy")) {
            AuditLog.append(place, of(command));
        }
    }

    private AuditLog with(String text) {
        return AuditLog.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return new String(kept.get(Companion.AUDIT), StandardCharsets.UTF_8);
    }

    @Test
    void givesBackWhatWasAppended() throws Exception {
        three();

        AuditLog log = AuditLog.read(place);
        assertThat(log.broken()).isEmpty();
        assertThat(log.records())
                .extracting(record -> record.deed().command())
                .containsExactly("apply", "state rm", "destroy");
        assertThat(log.records().getFirst().after("")).isEqualTo(of("apply"));
    }

    @Test
    void seesWhatWasChanged() throws Exception {
        three();

        assertThat(with(text().replace("\"state rm\"", "\"state mv\"")).broken())
                .containsExactly("record 2 is not what was written");
    }

    @Test
    void seesWhatWasTakenOutAndPutIn() throws Exception {
        three();
        List<String> lines = text().lines().toList();

        assertThat(with(lines.get(0) + "\n" + lines.get(2) + "\n").broken())
                .containsExactly("record 2 does not follow the one before it");
        assertThat(with(lines.get(1) + "\n").broken())
                .containsExactly("record 1 does not follow the one before it");
        assertThat(with(lines.get(0) + "\nrubbish\n").broken()).hasSize(1);
    }

    @Test
    void whatIsLargeBecomesAPartAndTheChainGoesOn() throws Exception {
        int records = 0;
        while (place.read(Companion.AUDIT.part(2)).isEmpty()) {
            AuditLog.append(place, of("apply " + "x".repeat(10_000)));
            records++;
        }

        AuditLog log = AuditLog.read(place);
        assertThat(log.records()).hasSize(records);
        assertThat(log.broken()).isEmpty();
        assertThat(kept.get(Companion.AUDIT).length).isLessThan(2 * AuditLog.LARGE_BYTES);

        place.delete(Companion.AUDIT.part(1));
        assertThat(AuditLog.read(place).broken())
                .containsExactly("record 1 does not follow the one before it");
    }

    @Test
    void aCommandThatEndedWhileAPartWasMadeLeavesNothingTwice() throws Exception {
        while (kept.getOrDefault(Companion.AUDIT, new byte[0]).length < AuditLog.LARGE_BYTES) {
            AuditLog.append(place, of("apply " + "x".repeat(10_000)));
        }
        int before = AuditLog.read(place).records().size();
        place.write(Companion.AUDIT.part(1), kept.get(Companion.AUDIT));
        assertThat(AuditLog.read(place).records()).hasSize(before);

        AuditLog.append(place, of("next"));

        assertThat(AuditLog.read(place).records()).hasSize(before + 1);
        assertThat(AuditLog.read(place).broken()).isEmpty();
    }

    @Test
    void whatIsInPartsGoesWithTheState() throws Exception {
        place.write(Companion.KEY, new byte[] {1});
        place.write(Companion.AUDIT, new byte[] {1});
        place.write(Companion.AUDIT.part(1), new byte[] {1});
        place.write(Companion.AUDIT.part(2), new byte[] {1});

        place.deleteAll();

        assertThat(kept).isEmpty();
    }
}
