package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A disk that is really full: a small file system in memory, where mounting one is allowed.
class FullDiskTest {
    @TempDir Path directory;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted =
                run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", directory.toString()) == 0;
        assumeTrue(mounted, "a file system in memory can not be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", directory.toString());
        }
    }

    @Test
    void keepsTheOldStateAndSaysSo() throws Exception {
        LocalStateStore store = States.store(directory);
        StateSnapshot old = store.write(States.holding("cloud_net.a"));
        StateSnapshot tooBig =
                States.with(old, "cloud_net.b", "{\"s\":\"" + "x".repeat(300_000) + "\"}");

        assertThatThrownBy(() -> store.write(tooBig))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("could not be put anywhere else");
        assertThat(States.store(directory).read()).isEqualTo(old);
        assertThat(directory.resolve("errored.tfstate")).doesNotExist();
    }

    @Test
    void offersTheNewStateWhereThereIsRoomForOneCopy() throws Exception {
        LocalStateStore store = States.store(directory);
        StateSnapshot old = store.write(States.holding("cloud_net.a"));
        StateSnapshot big =
                States.with(old, "cloud_net.b", "{\"s\":\"" + "x".repeat(150_000) + "\"}");

        assertThatThrownBy(() -> store.write(big))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("state push errored.tfstate");
        assertThat(States.store(directory).read()).isEqualTo(old);
        assertThat(
                        StateReader.read(Files.readAllBytes(directory.resolve("errored.tfstate")))
                                .sameContent(big))
                .isTrue();
    }

    private static int run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
