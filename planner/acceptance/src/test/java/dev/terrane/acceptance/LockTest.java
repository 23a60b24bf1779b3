package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Two processes apply at once: one waits, or is refused.
///
/// The first is held in a provisioner until the test lets it go; each that comes to it leaves a line.
class LockTest {
    private static final String[] APPLY = {"apply", "-auto-approve", "-no-color"};
    private static final String[] APPLY_LATER = {
        "apply", "-auto-approve", "-no-color", "-lock-timeout=20m"
    };

    @TempDir Path temporary;
    private WorkingFolder working;
    private final List<OwnProcess> started = new ArrayList<>();

    @BeforeEach
    void configure() {
        working =
                WorkingFolder.at(temporary)
                        .write(
                                "main.tf",
                                """
                                resource "terraform_data" "first" {
                                  input = "first"
                                }
                                resource "terraform_data" "held" {
                                  input = terraform_data.first.id
                                  provisioner "local-exec" {
                                    command = "echo x >> inside; while [ ! -e go ]; do sleep 0.1; done"
                                  }
                                }
                                """);
    }

    @AfterEach
    void end() throws IOException {
        Files.writeString(working.path("go"), "");
        started.forEach(OwnProcess::end);
    }

    private OwnProcess ours(String output, String... command) {
        OwnProcess process = OwnProcess.start(working, output, command);
        started.add(process);
        return process;
    }

    private OwnProcess terraform(String output, String... command) {
        List<String> line = new ArrayList<>(List.of("terraform"));
        line.addAll(List.of(command));
        OwnProcess process = OwnProcess.start(working, output, line);
        started.add(process);
        return process;
    }

    /// Terraform alone; what it needs here is built in.
    private void requireTerraform() {
        boolean there;
        try {
            there = new ProcessBuilder("terraform", "version").start().waitFor() == 0;
        } catch (IOException absent) {
            there = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            there = false;
        }
        assumeTrue(there, "terraform is not installed");
        assertThat(terraform("init.txt", "init", "-no-color").end()).isZero();
    }

    private void awaitHeld(OwnProcess holder) throws Exception {
        while (!Files.exists(working.path("inside"))) {
            assertThat(holder.process().isAlive()).as(holder.said()).isTrue();
            Thread.sleep(50);
        }
    }

    private void letGo() throws IOException {
        Files.writeString(working.path("go"), "");
    }

    private long timesInside() throws IOException {
        return Files.readAllLines(working.path("inside")).size();
    }

    /// One comes while another holds the lock, and one that waits.
    private void oneAtATime(OwnProcess holder, OwnProcess refused, OwnProcess waiting)
            throws Exception {
        assertThat(refused.end()).as(refused.said()).isEqualTo(1);
        assertThat(refused.said()).containsIgnoringCase("lock");
        assertThat(timesInside()).isEqualTo(1);
        assertThat(waiting.process().isAlive()).as(waiting.said()).isTrue();
        letGo();
        assertThat(holder.end()).as(holder.said()).isZero();
        assertThat(waiting.end()).as(waiting.said()).isZero();
        assertThat(waiting.said()).contains("0 added, 0 changed, 0 destroyed");
        assertThat(timesInside()).isEqualTo(1);
    }

    @Test
    void ofTwoOfOursOneWaitsOrIsRefused() throws Exception {
        OwnProcess holder = ours("1.txt", APPLY);
        awaitHeld(holder);
        oneAtATime(holder, ours("2.txt", APPLY), ours("3.txt", APPLY_LATER));
    }

    @Test
    void terraformWaitsForOursOrIsRefused() throws Exception {
        requireTerraform();
        OwnProcess holder = ours("1.txt", APPLY);
        awaitHeld(holder);
        oneAtATime(holder, terraform("2.txt", APPLY), terraform("3.txt", APPLY_LATER));
    }

    @Test
    void oursWaitsForTerraformOrIsRefused() throws Exception {
        requireTerraform();
        OwnProcess holder = terraform("1.txt", APPLY);
        awaitHeld(holder);
        oneAtATime(holder, ours("2.txt", APPLY), ours("3.txt", APPLY_LATER));
    }

    @Test
    void terraformGoesOnAfterACleanRun() throws Exception {
        requireTerraform();
        letGo();
        assertThat(ours("1.txt", APPLY).end()).isZero();
        OwnProcess plan = terraform("2.txt", "plan", "-detailed-exitcode", "-no-color");
        assertThat(plan.end()).as(plan.said()).isZero();
    }

    /// Once the journal is folded in, which a plan does, nothing is made twice.
    @Test
    void terraformGoesOnAfterAKilledRun() throws Exception {
        requireTerraform();
        OwnProcess killed = ours("1.txt", APPLY);
        awaitHeld(killed);
        killed.kill();
        letGo();
        OwnProcess plan = ours("2.txt", "plan", "-no-color");
        assertThat(plan.end()).as(plan.said()).isZero();
        String first = idOf("first");
        OwnProcess apply = terraform("3.txt", APPLY);
        assertThat(apply.end()).as(apply.said()).isZero();
        assertThat(apply.said()).doesNotContain("terraform_data.first: Creating");
        assertThat(idOf("first")).isEqualTo(first);
        assertThat(timesInside()).isEqualTo(2);
    }

    private String idOf(String name) {
        return working.run("state", "show", "terraform_data." + name).toString();
    }
}
