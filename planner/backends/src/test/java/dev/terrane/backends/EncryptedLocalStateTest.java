package dev.terrane.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.encryption.FixedKey;
import dev.terrane.backends.encryption.Methods;
import dev.terrane.backends.encryption.TargetEncryption;
import dev.terrane.backends.local.LocalBackendType;
import dev.terrane.state.Companion;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateLock;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.state.UndoRecord;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The whole contract with an encrypted state on this disk; and that nothing lies there plainly.
class EncryptedLocalStateTest extends BackendContract {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String NEW = "fedcba9876543210fedcba9876543210";

    private StateEncryption encryption = FixedKey.encryption(KEY);

    @Override
    protected StateBackend open(BackendContext context) {
        return new LocalBackendType()
                .open(
                        BackendArguments.NONE,
                        context.encryption().isOn() ? context : context.with(encryption));
    }

    @Override
    protected boolean isOnThisDisk() {
        return true;
    }

    @Override
    protected StateEncryption usualEncryption() {
        return encryption;
    }

    @Test
    void whateverIsDoneNothingLiesThereThatCanBeRead() throws Exception {
        StateStore store = mine();
        StateSnapshot first = store.write(SampleStates.with("hush"));
        assertNothingCanBeRead("a state");
        StateSnapshot second = store.write(SampleStates.with("hush", "hushhush"));
        assertThat(Files.exists(file(".backup"))).isTrue();
        assertNothingCanBeRead("a backup");
        UndoRecord.of("state rm x", false, first, second).write(store.companions());
        store.companions().write(Companion.KEY, "hush".getBytes(StandardCharsets.UTF_8));
        assertNothingCanBeRead("what undoes, and a key");
        var journal = store.openJournal(second);
        SampleStates.record("hush").forEach(journal::append);
        journal.close();
        assertThat(Files.exists(file(".terrane-journal"))).isTrue();
        assertNothingCanBeRead("a journal");

        assertThat(UndoRecord.read(mine().companions()).orElseThrow().leadsTo(second)).isTrue();
        assertThat(mine().companions().read(Companion.KEY))
                .hasValue("hush".getBytes(StandardCharsets.UTF_8));
        assertThat(mine().fold().changed()).isTrue();
    }

    @Test
    void aStateThatWasPlainLeavesABackupThatIsNot() throws Exception {
        plainly(() -> {
            mine().write(SampleStates.with("hush"));
            mine().companions().write(Companion.KEY, "hush".getBytes(StandardCharsets.UTF_8));
        });
        encryption =
                new TargetEncryption(
                        "state",
                        List.of(
                                Methods.aesGcm("main", new FixedKey(KEY), new byte[0]),
                                Methods.unencrypted("migrate")));

        mine().write(mine().read());

        assertNothingCanBeRead("all that there was");
        encryption = FixedKey.encryption(KEY);
        assertThat(mine().read().resources()).hasSize(1);
        assertThat(mine().companions().read(Companion.KEY))
                .hasValue("hush".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anotherKeyTakesThePlaceOfTheOlderOneThoughNothingElseChanges() throws Exception {
        StateSnapshot written = mine().write(SampleStates.with("a"));
        mine().companions().write(Companion.KEY, "k".getBytes(StandardCharsets.UTF_8));
        encryption = FixedKey.encryption(NEW, KEY);

        mine().write(written);

        encryption = FixedKey.encryption(NEW);
        assertThat(mine().read()).isEqualTo(written);
        assertThat(mine().companions().read(Companion.KEY))
                .hasValue("k".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withAnotherKeyNothingIsTouched() throws Exception {
        mine().write(SampleStates.with("a"));
        byte[] before = Files.readAllBytes(file(""));
        encryption = FixedKey.encryption(NEW);

        assertThatThrownBy(
                        () -> {
                            StateStore store = mine();
                            try (StateLock lock = store.lock(request(Duration.ZERO))) {
                                assertThat(lock.id()).isNotEmpty();
                                store.recover();
                            }
                        })
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("State can not be decrypted")
                .hasMessageContaining("\"terraform.tfstate\"");
        assertThat(Files.readAllBytes(file(""))).isEqualTo(before);
    }

    @Test
    void whatIsCutOffIsSaidToBeSo() throws Exception {
        mine().write(SampleStates.with("a"));
        byte[] whole = Files.readAllBytes(file(""));
        Files.write(file(""), java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> mine().read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("State can not be read")
                .hasMessageContaining("cut off")
                .hasMessageContaining("terraform.tfstate.backup");
    }

    private interface Doing {
        void run() throws Exception;
    }

    private void plainly(Doing doing) throws Exception {
        StateEncryption before = encryption;
        encryption = StateEncryption.OFF;
        doing.run();
        encryption = before;
    }

    private Path file(String suffix) {
        return one().resolve("terraform.tfstate" + suffix);
    }

    private void assertNothingCanBeRead(String what) throws Exception {
        try (Stream<Path> files = Files.walk(one())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(content).as("%s in %s", what, file).doesNotContain("hush");
            }
        }
    }
}
