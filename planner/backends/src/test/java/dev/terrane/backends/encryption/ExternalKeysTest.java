package dev.terrane.backends.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ExternalKeysTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZg==";
    private static final String HEADER =
            "echo '{\"magic\":\"OpenTofu-External-Key-Provider\",\"version\":1}'\n";

    @TempDir Path directory;

    @BeforeAll
    static void needsAShell() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
    }

    @Test
    void aNewKeyComesWithItsNotes() throws Exception {
        KeyNotes notes = new KeyNotes();

        byte[] key =
                program(
                                HEADER
                                        + """
                                        cat >input
                                        echo '{"keys":{"encryption_key":"%s"},"meta":{"external_data":{"n":1}}}'
                                        """
                                                .formatted(KEY))
                        .newKey(notes);

        assertThat(new String(key, StandardCharsets.UTF_8)).isEqualTo("0123456789abcdef");
        assertThat(Files.readString(directory.resolve("input"))).isEqualTo("null");
        assertThat(new String(notes.of("name").orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo("{\"external_data\":{\"n\":1}}");
    }

    @Test
    void aKeyOfBeforeIsAskedForByItsNotes() throws Exception {
        KeyNotes notes = new KeyNotes();
        notes.add("name", "{\"external_data\":{\"n\":1}}".getBytes(StandardCharsets.UTF_8));

        byte[] key =
                program(
                                HEADER
                                        + """
                                        cat >input
                                        echo '{"keys":{"encryption_key":"AAAA","decryption_key":"%s"}}'
                                        """
                                                .formatted(KEY))
                        .keyOf(notes);

        assertThat(new String(key, StandardCharsets.UTF_8)).isEqualTo("0123456789abcdef");
        assertThat(Files.readString(directory.resolve("input")))
                .isEqualTo("{\"external_data\":{\"n\":1}}");
    }

    @Test
    void aProgramThatFailsIsQuoted() {
        assertThatThrownBy(() ->
                        program(
                                        HEADER
                                                + "cat >/dev/null\necho '{}'\necho 'no such key' >&2\nexit 3\n")
                                .newKey(new KeyNotes()))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("status 3")
                .hasMessageContaining("no such key");
    }

    @Test
    void aProgramOfAnotherKindIsRefused() {
        assertThatThrownBy(() ->
                        program("echo '{\"magic\":\"x\",\"version\":1}'\n").newKey(new KeyNotes()))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("OpenTofu-External-Key-Provider");
    }

    @Test
    void aProgramThatIsNotThereIsSaidNotToBe() {
        assertThatThrownBy(() ->
                        new ExternalKeys("name", List.of("./not-there"), directory)
                                .newKey(new KeyNotes()))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("./not-there")
                .hasMessageContaining("can not be started");
    }

    private KeySource program(String script) throws Exception {
        Path file = directory.resolve("program.sh");
        Files.writeString(file, script);
        return new ExternalKeys("name", List.of("/bin/sh", "program.sh"), directory);
    }
}
