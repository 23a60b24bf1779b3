package dev.terrane.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

@DisabledOnOs(OS.WINDOWS)
class LocalExecTest {
    @TempDir Path directory;

    @Test
    void tellsBothStreamsLineByLine() throws Exception {
        var provisions = new Provisions(directory);

        provisions.run(
                "local-exec",
                Map.of("command", Value.string("echo one; echo two >&2; printf 'three'")));

        assertThat(provisions.lines)
                .containsExactly(
                        "Executing: [\"/bin/sh\" \"-c\" \"echo one; echo two >&2; printf 'three'\"]",
                        "one",
                        "two",
                        "three");
    }

    @Test
    void runsInItsFolderWithItsVariables() throws Exception {
        Files.createDirectory(directory.resolve("sub"));
        var provisions = new Provisions(directory).environment("INHERITED", "here");

        provisions.run(
                "local-exec",
                Map.of(
                        "command", Value.string("echo $GREETING $INHERITED > out.txt"),
                        "working_dir", Value.string("sub"),
                        "environment",
                                Value.map(Type.STRING, Map.of("GREETING", Value.string("hi")))));

        assertThat(directory.resolve("sub/out.txt")).hasContent("hi here");
    }

    @Test
    void startsTheInterpreterThatIsNamed() throws Exception {
        var provisions = new Provisions(directory);

        provisions.run(
                "local-exec",
                Map.of(
                        "command", Value.string("a b"),
                        "interpreter", Provisions.texts("/bin/echo", "-n", "said:")));

        assertThat(provisions.lines.getLast()).isEqualTo("said: a b");
    }

    @Test
    void showsNoCommandWhereItIsToBeQuiet() throws Exception {
        var provisions = new Provisions(directory);

        provisions.run(
                "local-exec", Map.of("command", Value.string("echo out"), "quiet", Value.TRUE));

        assertThat(provisions.lines)
                .containsExactly("local-exec: Executing: Suppressed by quiet=true", "out");
    }

    @Test
    void failsWithTheStatusAndTheLastOutput() {
        var provisions = new Provisions(directory);

        assertThatThrownBy(() ->
                        provisions.run(
                                "local-exec",
                                Map.of("command", Value.string("echo no room; exit 3"))))
                .isInstanceOfSatisfying(
                        ProvisionException.class,
                        failure -> {
                            assertThat(failure.getMessage()).contains("exit status 3");
                            assertThat(failure.evidence()).contains("no room");
                        });
    }

    @Test
    void failsWhereThereIsNoCommandOrNoFolder() {
        var provisions = new Provisions(directory);

        assertThatThrownBy(
                        () -> provisions.run("local-exec", Map.of("command", Value.string("  "))))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("no command");
        assertThatThrownBy(() ->
                        provisions.run(
                                "local-exec",
                                Map.of(
                                        "command", Value.string("true"),
                                        "working_dir", Value.string("nowhere"))))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("could not be started");
    }

    @Test
    void endsWhatTheCommandHasStartedWhenItIsInterrupted() throws Exception {
        var provisions = new Provisions(directory);
        Path pid = directory.resolve("pid");
        var outcome = new AtomicReference<Throwable>();
        var ended = new CountDownLatch(1);

        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                provisions.run(
                                        "local-exec",
                                        Map.of(
                                                "command",
                                                Value.string(
                                                        "sh -c 'echo $$ > pid.new; mv pid.new pid;"
                                                                + " while true; do sleep 1; done'; true")));
                            } catch (ProvisionException | InterruptedException e) {
                                outcome.set(e);
                            }
                            ended.countDown();
                        });
        while (!Files.exists(pid)) {
            Thread.sleep(20);
        }
        thread.interrupt();
        ended.await();

        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        assertThat(isAlive(pid)).isFalse();
    }

    private static boolean isAlive(Path pid) throws IOException, InterruptedException {
        long number = Long.parseLong(Files.readString(pid).strip());
        for (int i = 0; i < 500; i++) {
            if (ProcessHandle.of(number).filter(ProcessHandle::isAlive).isEmpty()) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }
}
