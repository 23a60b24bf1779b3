package dev.terrane.planfile;

import static dev.terrane.planfile.Samples.KEY;
import static dev.terrane.planfile.Samples.OTHER_KEY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

class SidecarStoreTest {
    private static final byte[] PLAN = "{}\n".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, Value> VARIABLES =
            Map.of(
                    "password", Samples.secret("hunter22"),
                    "ports", Value.list(Type.NUMBER, List.of(Value.number(1), Value.number(2))));

    @TempDir Path data;
    private SidecarStore store;

    @BeforeEach
    void open() throws IOException {
        store = new SidecarStore(data.resolve(".terrane"), new SecureRandom());
        store.write(
                PLAN,
                new Sidecar(VARIABLES, out -> out.write("shown".getBytes(StandardCharsets.UTF_8))),
                KEY);
    }

    private Path file() throws IOException {
        try (var files = Files.list(data.resolve(".terrane/plans"))) {
            return files.toList().getFirst();
        }
    }

    @Test
    void givesBackWhatItWasGiven() throws Exception {
        assertThat(store.variables(PLAN, KEY).orElseThrow())
                .containsEntry("password", Value.string("hunter22"))
                .containsEntry("ports", VARIABLES.get("ports"));
        assertThat(store.shown(PLAN, KEY).orElseThrow()).asString().isEqualTo("shown");
    }

    @Test
    void showsNothingToOthers() throws IOException {
        assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
                .doesNotContain("hunter22")
                .doesNotContain("password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void hasNothingForAnotherPlan() throws Exception {
        byte[] other = "{ }\n".getBytes(StandardCharsets.UTF_8);
        assertThat(store.variables(other, KEY)).isEmpty();
        assertThat(store.shown(other, KEY)).isEmpty();
    }

    @Test
    void refusesAnotherKey() {
        assertThatThrownBy(() -> store.variables(PLAN, OTHER_KEY))
                .isInstanceOf(SidecarException.class);
        assertThatThrownBy(() -> store.shown(PLAN, OTHER_KEY)).isInstanceOf(SidecarException.class);
    }

    @Test
    void refusesEveryAlteredByteAndEveryLength() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        for (int i = 0; i < whole.length; i++) {
            byte[] altered = whole.clone();
            altered[i] ^= 1;
            Files.write(file(), altered);
            assertThatThrownBy(() -> store.shown(PLAN, KEY)).isInstanceOf(SidecarException.class);
            Files.write(file(), java.util.Arrays.copyOf(whole, i));
            assertThatThrownBy(() -> store.shown(PLAN, KEY)).isInstanceOf(SidecarException.class);
        }
    }

    @Test
    void theVariablesAloneAreRefusedWhereTheyAreAltered() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        int end = 5 + ByteBuffer.wrap(whole, 1, 4).getInt();
        for (int i = 0; i < end; i++) {
            byte[] altered = whole.clone();
            altered[i] ^= 1;
            Files.write(file(), altered);
            assertThatThrownBy(() -> store.variables(PLAN, KEY))
                    .isInstanceOf(SidecarException.class);
        }
    }

    @Test
    void refusesWhatWasMadeForAnotherPlan() throws IOException {
        byte[] other = "{ }\n".getBytes(StandardCharsets.UTF_8);
        Files.copy(file(), file().resolveSibling(Sha256.of(other)));
        assertThatThrownBy(() -> store.variables(other, KEY))
                .isInstanceOf(SidecarException.class)
                .hasMessageContaining("altered");
    }
}
