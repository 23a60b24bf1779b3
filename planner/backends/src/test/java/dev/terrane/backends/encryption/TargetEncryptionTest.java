package dev.terrane.backends.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.SampleStates;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateFormatException;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;
import dev.terrane.state.StateText;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

class TargetEncryptionTest {
    private static final String ONE = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";
    private static final StateSnapshot STATE =
            SampleStates.with("secret").numbered("00000000-0000-0000-0000-000000000001", 7);

    @Test
    void aStateIsReadAgainWithItsKey() throws Exception {
        byte[] kept = text(ONE).of(STATE);

        assertThat(utf8(kept))
                .contains("\"serial\": 7", "\"lineage\": \"0000", "\"encryption_version\": \"v0\"")
                .doesNotContain("secret", "terraform_data");
        assertThat(text(ONE).read(kept, "\"x\"")).isEqualTo(STATE);
    }

    @Test
    void theSameContentIsNeverEncryptedToTheSame() throws Exception {
        StateText text = text(ONE);

        assertThat(text.of(STATE)).isNotEqualTo(text.of(STATE));
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        byte[] kept = text(ONE).of(STATE);

        assertThatThrownBy(() -> text(OTHER).read(kept, "\"terraform.tfstate\""))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("State can not be decrypted")
                .hasMessageContaining("\"terraform.tfstate\"")
                .hasMessageContaining("method.aes_gcm." + OTHER)
                .hasMessageContaining("the key is another one")
                .hasMessageContaining("\"fallback\"");
    }

    @Test
    void whatIsNotEncryptedIsRefused() {
        assertThatThrownBy(() -> text(ONE).read(plain(), "\"terraform.tfstate\""))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("is not encrypted")
                .hasMessageContaining("method.unencrypted.migrate");
    }

    @Test
    void whatIsNotEncryptedIsReadWhereItIsFallenBackTo() throws Exception {
        StateEncryption encryption =
                new TargetEncryption(
                        "state",
                        List.of(
                                Methods.aesGcm("new", new FixedKey(ONE), new byte[0]),
                                Methods.unencrypted("migrate")));

        StateEncryption.Opened opened = encryption.open(plain(), "\"x\"");

        assertThat(opened.content()).isEqualTo(plain());
        assertThat(opened.current()).isFalse();
    }

    @Test
    void theWayBackWritesPlainly() throws Exception {
        byte[] kept = text(ONE).of(STATE);
        StateText back =
                new StateText(
                        new TargetEncryption(
                                "state",
                                List.of(
                                        Methods.unencrypted("migrate"),
                                        Methods.aesGcm("old", new FixedKey(ONE), new byte[0]))));

        assertThat(back.read(kept, "\"x\"")).isEqualTo(STATE);
        assertThat(utf8(back.of(STATE))).contains("secret");
    }

    @Test
    void anOlderKeyIsReadAndANewOneIsWrittenWith() throws Exception {
        byte[] old = text(ONE).of(STATE);
        StateEncryption rotating = FixedKey.encryption(OTHER, ONE);

        assertThat(rotating.open(old, "\"x\"").current()).isFalse();
        byte[] now = new StateText(rotating).of(STATE);
        assertThat(text(OTHER).read(now, "\"x\"")).isEqualTo(STATE);
        assertThat(rotating.open(now, "\"x\"").current()).isTrue();
    }

    @Test
    void eachByteThatIsChangedIsNoticed() throws Exception {
        byte[] kept =
                FixedKey.encryption(ONE).seal("some content".getBytes(StandardCharsets.UTF_8));
        Envelope envelope = EnvelopeJson.read(kept).orElseThrow();

        for (int i = 0; i < envelope.data().length; i++) {
            byte[] data = envelope.data().clone();
            data[i] ^= 1;
            byte[] changed =
                    EnvelopeJson.write(
                            new Envelope(
                                    envelope.stamp(), envelope.notes(), data, envelope.version()));
            assertThatThrownBy(() -> FixedKey.encryption(ONE).open(changed, "\"x\""))
                    .isInstanceOf(StateStoreException.class);
        }
    }

    @Test
    void aStateThatIsCutOffAnywhereIsNoState() throws Exception {
        byte[] kept = text(ONE).of(STATE);

        for (int length = 1; length < kept.length; length++) {
            byte[] part = Arrays.copyOf(kept, length);
            assertThatThrownBy(() -> text(ONE).read(part, "\"x\""))
                    .as("of length %d", length)
                    .isInstanceOfAny(StateFormatException.class, StateStoreException.class);
        }
    }

    @Test
    void aNewerFormIsSaidToBeOne() throws Exception {
        byte[] kept =
                utf8(text(ONE).of(STATE))
                        .replace("\"v0\"", "\"v7\"")
                        .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> text(ONE).read(kept, "\"terraform.tfstate\""))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("version \"v7\"")
                .hasMessageContaining("A newer program");
    }

    @Test
    void aSerialThatWasChangedBesideIsNoticed() throws Exception {
        byte[] kept =
                utf8(text(ONE).of(STATE))
                        .replace("\"serial\": 7", "\"serial\": 8")
                        .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> text(ONE).read(kept, "\"terraform.tfstate\""))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("it was changed after it was written");
    }

    @Test
    void withoutEncryptionAnEncryptedStateIsSaidToBeOne() throws Exception {
        byte[] kept = text(ONE).of(STATE);

        assertThatThrownBy(() -> new StateText(StateEncryption.OFF).read(kept, "\"x\""))
                .isInstanceOf(StateFormatException.class)
                .hasMessageContaining("it is encrypted")
                .hasMessageContaining("TF_ENCRYPTION");
    }

    @Test
    void aKeyOfAnotherLengthIsRefusedBeforeAnythingIsDone() {
        assertThatThrownBy(FixedKey.encryption("too short")::prepare)
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("State can not be encrypted")
                .hasMessageContaining("16, 24 or 32 bytes, and this one has 9");
    }

    private static StateText text(String key) {
        return new StateText(FixedKey.encryption(key));
    }

    private static byte[] plain() {
        try {
            return new StateText(StateEncryption.OFF).of(STATE);
        } catch (StateStoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String utf8(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }
}
