package dev.terrane.backends.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.encryption.Pbkdf2Keys.Hash;
import dev.terrane.backends.encryption.Pbkdf2Keys.Passphrase;
import dev.terrane.backends.encryption.Pbkdf2Keys.Settings;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;
import dev.terrane.state.StateText;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;

/// States that OpenTofu has written; how, their README says.
class OpenTofuStatesTest {
    private static final byte[] PASSPHRASE = utf8("correct horse battery staple");

    @Test
    void aStateOfOpenTofuIsRead() throws Exception {
        StateSnapshot state = text(usual(PASSPHRASE)).read(kept("pbkdf2.json"), "\"x\"");

        assertThat(attributes(state)).contains("the secret");
    }

    @Test
    void aStateWithEverythingUnusualIsRead() throws Exception {
        KeySource program = new Program(utf8("0123456789abcdef0123456789abcdef"));
        KeySource keys =
                new Pbkdf2Keys(
                        "alias",
                        new Passphrase.Chained(program),
                        new Settings(16, 200_000, 8, Hash.SHA256),
                        new SecureRandom());
        StateText text =
                new StateText(
                        new TargetEncryption(
                                "state",
                                List.of(Methods.aesGcm("main", keys, new byte[] {1, 2, -1}))));

        assertThat(attributes(text.read(kept("chained.json"), "\"x\""))).contains("the secret");
    }

    @Test
    void whatWasReadIsWrittenOnWithTheSameSalt() throws Exception {
        StateText text = text(usual(PASSPHRASE));
        StateSnapshot state = text.read(kept("pbkdf2.json"), "\"x\"");

        Envelope before = EnvelopeJson.read(kept("pbkdf2.json")).orElseThrow();
        Envelope after = EnvelopeJson.read(text.of(state)).orElseThrow();

        assertThat(after.notes().all().keySet()).isEqualTo(before.notes().all().keySet());
        assertThat(after.notes().of("key_provider.pbkdf2.main").orElseThrow())
                .isEqualTo(before.notes().of("key_provider.pbkdf2.main").orElseThrow());
        assertThat(after.data()).isNotEqualTo(before.data());
    }

    @Test
    void anotherPassphraseIsRefused() {
        assertThatThrownBy(() ->
                        text(usual(utf8("another passphrase of mine")))
                                .read(kept("pbkdf2.json"), "\"x\""))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("the key is another one");
    }

    @Test
    void anotherNameOfTheProviderIsSaidToBeTheReason() {
        assertThatThrownBy(() ->
                        text(usual(PASSPHRASE, "key_provider.pbkdf2.renamed"))
                                .read(kept("pbkdf2.json"), "\"x\""))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("there is nothing about \"key_provider.pbkdf2.renamed\"");
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Program(byte[] key) implements KeySource {
        @Override
        public byte[] keyOf(KeyNotes notes) {
            assertThat(notes.of("key_provider.external.program"))
                    .hasValue(utf8("{\"external_data\":{\"a\":\"b\"}}"));
            return key;
        }

        @Override
        public byte[] newKey(KeyNotes notes) {
            return key;
        }
    }

    private static KeySource usual(byte[] passphrase) {
        return usual(passphrase, "key_provider.pbkdf2.main");
    }

    private static KeySource usual(byte[] passphrase, String name) {
        return new Pbkdf2Keys(
                name, new Passphrase.Given(passphrase), Settings.USUAL, new SecureRandom());
    }

    private static StateText text(KeySource keys) {
        return new StateText(
                new TargetEncryption("state", List.of(Methods.aesGcm("main", keys, new byte[0]))));
    }

    private static String attributes(StateSnapshot state) {
        return new String(
                state.resources()
                        .firstEntry()
                        .getValue()
                        .instances()
                        .firstEntry()
                        .getValue()
                        .current()
                        .orElseThrow()
                        .attributes(),
                StandardCharsets.UTF_8);
    }

    private static byte[] kept(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        OpenTofuStatesTest.class.getResourceAsStream("/encryption/" + name))) {
            return file.readAllBytes();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
