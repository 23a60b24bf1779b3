package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;

import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class LocalLockTest {
    @TempDir Path directory;

    @Test
    void leavesTheNoteThatTerraformLeaves() throws Exception {
        try (StateLock _ = States.store(directory).lock(States.AT_ONCE)) {
            assertThat(note())
                    .hasContent(
                            """
                            {"ID":"00000000-0000-0001-0000-000000000002","Operation":"OperationTypeApply","Info":"","Who":"ann@desk","Version":"1.11.4","Created":"2025-03-04T05:06:07.123456Z","Path":"terraform.tfstate"}\
                            """);
        }
        assertThat(note()).doesNotExist();
    }

    @Test
    void tellsWhoHoldsItInTheSameProcess() throws Exception {
        StateFiles files = new StateFiles();
        LocalStateStore store =
                new LocalStateStore(States.paths(directory), files, States.CLOCK, () -> States.ID);
        LocalStateStore other =
                new LocalStateStore(States.paths(directory), files, States.CLOCK, () -> States.ID);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            assertLockedBy(other, "ann@desk");
        }
        other.lock(States.AT_ONCE).close();
    }

    @Test
    void keepsAnotherProcessOutAndIsKeptOut() throws Exception {
        try (StateLock _ = States.store(directory).lock(States.AT_ONCE)) {
            assertThat(run(holder()).firstLine()).startsWith("refused: ");
        }
        Holding other = run(holder());
        assertThat(other.firstLine()).isEqualTo("locked");
        assertLockedBy(States.store(directory), "other@process");

        other.end();
        States.store(directory).lock(States.AT_ONCE).close();
    }

    @Test
    void survivesReadingTheStateMeanwhile() throws Exception {
        StateFiles files = new StateFiles();
        LocalStateStore store =
                new LocalStateStore(States.paths(directory), files, States.CLOCK, () -> States.ID);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            store.write(States.holding("cloud_net.a"));
            files.read(directory.resolve("terraform.tfstate"), StateReader::read);
            store.write(States.holding("cloud_net.b"));
            assertThat(run(holder()).firstLine()).startsWith("refused: ");
        }
    }

    @Test
    void waitsAsLongAsItWasAskedTo() throws Exception {
        Holding other = run(holder());
        assertThat(other.firstLine()).isEqualTo("locked");
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(150);
                other.end();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        LockRequest patient =
                new LockRequest("ann@desk", "OperationTypeApply", Duration.ofSeconds(20));

        States.store(directory).lock(patient).close();
    }

    @Test
    void isGivenBackWhenItsProcessIsKilled() throws Exception {
        Holding other = run(holder());
        assertThat(other.firstLine()).isEqualTo("locked");
        other.process().destroyForcibly().waitFor();

        States.store(directory).lock(States.AT_ONCE).close();
    }

    @Test
    void keepsTerraformOut() throws Exception {
        Files.writeString(directory.resolve("main.tf"), "resource \"terraform_data\" \"a\" {}");
        assumeTrue(terraform("version").end() == 0, "terraform is not on the PATH");
        LocalStateStore store = States.store(directory);
        try (StateLock _ = store.lock(States.AT_ONCE)) {
            store.write(States.holding());
            Holding refused = terraform("apply", "-auto-approve", "-no-color");
            assertThat(refused.allLines()).contains("state lock", "ann@desk", "terraform.tfstate");
            assertThat(refused.end()).isEqualTo(1);
        }
        assertThat(terraform("apply", "-auto-approve", "-no-color").end()).isZero();
        assertThat(States.store(directory).read().resources()).hasSize(1);
    }

    @Test
    void isKeptOutByTerraform() throws Exception {
        Files.writeString(
                directory.resolve("main.tf"),
                """
                resource "terraform_data" "a" {
                  provisioner "local-exec" {
                    command = "while [ ! -e go ]; do sleep 0.05; done"
                  }
                }
                """);
        assumeTrue(terraform("version").end() == 0, "terraform is not on the PATH");
        Holding terraform = terraform("apply", "-auto-approve", "-no-color");
        while (!terraform.firstLine().contains("local-exec")) {
            assertThat(terraform.process().isAlive()).isTrue();
        }
        assertLockedBy(States.store(directory), "for OperationTypeApply");
        Files.createFile(directory.resolve("go"));
        assertThat(terraform.allLines()).contains("Apply complete");

        assertThat(States.store(directory).read().resources()).hasSize(1);
    }

    private void assertLockedBy(LocalStateStore store, String who) {
        assertThatThrownBy(() -> store.lock(States.AT_ONCE))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("Error acquiring the state lock")
                .hasMessageContaining(who);
    }

    private Path note() {
        return directory.resolve(".terraform.tfstate.lock.info");
    }

    private List<String> holder() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                LockHolder.class.getName(),
                directory.toString());
    }

    /// What the other process needs, from wherever this one has it.
    private static String classPath() {
        return Stream.of(LockHolder.class, LocalStateStore.class, Value.class, JsonFactory.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Holding terraform(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        try {
            return run(command);
        } catch (IOException e) {
            assumeTrue(false, "terraform is not on the PATH");
            throw e;
        }
    }

    private Holding run(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("CHECKPOINT_DISABLE", "1"));
        Process process = builder.start();
        return new Holding(
                process,
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    /// Another process, and what it says.
    private record Holding(Process process, BufferedReader says) {
        String firstLine() throws IOException {
            return String.valueOf(says.readLine());
        }

        String allLines() {
            return String.join("\n", says.lines().toList());
        }

        int end() throws IOException, InterruptedException {
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }
    }
}
