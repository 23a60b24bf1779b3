package dev.terrane.planfile;

import static dev.terrane.planfile.Samples.KEY;
import static dev.terrane.planfile.Samples.OTHER_KEY;
import static dev.terrane.planfile.Samples.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.state.Companions;
import dev.terrane.state.LocalCompanions;
import dev.terrane.state.StateFiles;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

class FingerprintKeyTest {
    private static final ValuePath PASSWORD = ValuePath.attribute("password");
    private static final String HERE =
            KEY.fingerprint("lineage", "a.b", PASSWORD, text("hunter22"));

    @Test
    void givesTheSameSecretAtTheSamePlaceTheSameFingerprint() {
        assertThat(KEY.fingerprint("lineage", "a.b", PASSWORD, Samples.secret("hunter22")))
                .isEqualTo(HERE)
                .matches("[0-9a-f]{32}")
                .doesNotContain("hunter22");
    }

    @Test
    void givesAnotherFingerprintElsewhere() {
        assertThat(HERE)
                .isNotEqualTo(OTHER_KEY.fingerprint("lineage", "a.b", PASSWORD, text("hunter22")))
                .isNotEqualTo(KEY.fingerprint("other", "a.b", PASSWORD, text("hunter22")))
                .isNotEqualTo(KEY.fingerprint("lineage", "a.c", PASSWORD, text("hunter22")))
                .isNotEqualTo(
                        KEY.fingerprint(
                                "lineage", "a.b", ValuePath.attribute("user"), text("hunter22")))
                .isNotEqualTo(KEY.fingerprint("lineagea", ".b", PASSWORD, text("hunter22")));
    }

    @Test
    void tellsTheTypesOfValuesApart() {
        assertThat(KEY.fingerprint("l", "a.b", PASSWORD, text("1")))
                .isNotEqualTo(KEY.fingerprint("l", "a.b", PASSWORD, Value.number(1)));
        assertThat(KEY.fingerprint("l", "a.b", PASSWORD, text("true")))
                .isNotEqualTo(KEY.fingerprint("l", "a.b", PASSWORD, Value.TRUE));
    }

    @Test
    void isMadeOnceAndForItsOwnerAlone(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("terraform.tfstate.terrane-key");
        Companions beside = beside(directory);
        assertThat(FingerprintKeys.read(beside)).isEmpty();
        FingerprintKey made = FingerprintKeys.readOrCreate(beside, new SecureRandom());
        assertThat(FingerprintKeys.readOrCreate(beside, new SecureRandom()).text())
                .isEqualTo(made.text());
        assertThat(made.toString()).doesNotContain(made.text().strip());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void refusesAFileThatHoldsNoKey(@TempDir Path directory) throws IOException {
        Path file =
                Files.writeString(directory.resolve("terraform.tfstate.terrane-key"), "cut off");
        assertThatThrownBy(
                        () -> FingerprintKeys.readOrCreate(beside(directory), new SecureRandom()))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("holds no key");
        assertThat(file).hasContent("cut off");
    }

    private static Companions beside(Path directory) {
        return new LocalCompanions(directory.resolve("terraform.tfstate"), new StateFiles());
    }
}
