package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LockOwnerTest {
    private static final LockOwner HERE =
            new LockOwner(ProcessHandle.current().pid(), "a/b", "2026-01-02T03:04:05Z");

    @Test
    void isReadAgainFromTheNoteOfALock() {
        assertThat(LockOwner.of(lock(HERE.text()))).hasValue(HERE);
        assertThat(LockOwner.of(lock("anything else"))).isEmpty();
        assertThat(LockOwner.of(lock("process 99999999999999999999 of machine a since b")))
                .isEmpty();
    }

    @Test
    void aProcessOfAnotherMachineMayBeAtWork() {
        assertThat(new LockOwner(1, "another", "").hasEnded(HERE)).isFalse();
        assertThat(new LockOwner(1, "", "").hasEnded(new LockOwner(2, "", ""))).isFalse();
    }

    @Test
    void aProcessThatIsAliveHasNotEnded() {
        assertThat(LockOwner.here().hasEnded(LockOwner.here())).isFalse();
    }

    @Test
    void aNumberThatWasUsedAgainIsAnotherProcess() {
        assertThat(new LockOwner(HERE.process(), "a/b", "2001-01-01T00:00:00Z").hasEnded(HERE))
                .isTrue();
    }

    @Test
    void aProcessThatIsGoneHasEnded() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(new LockOwner(ended.pid(), "a/b", "").hasEnded(HERE)).isTrue();
    }

    private static LockInfo lock(String info) {
        return new LockInfo("id", "operation", info, "who", "version", "created", "path");
    }
}
