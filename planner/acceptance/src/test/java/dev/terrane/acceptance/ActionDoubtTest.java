package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.memory.FileCloud;
import dev.terrane.value.Value;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A process that was killed while it invoked an action leaves a doubt, and what was to be invoked after
/// it is not forgotten.
class ActionDoubtTest {
    private static final String FIRST = "action.memory_notice.first";
    private static final String SECOND = "action.memory_notice.second";

    @TempDir Path temporary;
    private WorkingFolder working;

    @BeforeEach
    void write() {
        working = WorkingFolder.at(temporary);
        working.write(
                "main.tf",
                """
                terraform {
                  required_providers {
                    memory = {
                      source = "terrane.dev/terrane/memory"
                    }
                  }
                }
                provider "memory" {
                  path = "cloud"
                }
                resource "memory_object" "a" {
                  name = "a"
                  lifecycle {
                    action_trigger {
                      events  = [after_create]
                      actions = [action.memory_notice.first, action.memory_notice.second]
                    }
                  }
                }
                action "memory_notice" "first" {
                  config {
                    name      = "first"
                    steps     = ["at work"]
                    waits_for = "go"
                  }
                }
                action "memory_notice" "second" {
                  config {
                    name = "second"
                  }
                }
                """);
    }

    /// Kills it when the first action is under way, and lets the next one pass.
    private void killed(String... command) throws InterruptedException {
        OwnProcess process = OwnProcess.start(working, "output", command);
        while (process.process().isAlive() && !process.said().contains(": at work")) {
            Thread.sleep(20);
        }
        process.kill();
        FileCloud cloud = new FileCloud(working.path("cloud"));
        Value object = cloud.objects().getFirst();
        Map<String, Value> go = new HashMap<>(object.asMap());
        go.put("id", Value.string(cloud.newId()));
        go.put("name", Value.string("go"));
        cloud.put(Value.object(go));
    }

    private List<String> notices() {
        return new FileCloud(working.path("cloud"))
                .objects().stream()
                        .map(object -> ((Value.StringValue) object.asMap().get("name")).text())
                        .filter(name -> name.equals("first") || name.equals("second"))
                        .sorted()
                        .toList();
    }

    private String run(int status, String... command) {
        CommandResult result = working.run(command);
        assertThat(result).returns(status, CommandResult::status);
        return result.toString().replaceAll("\\s+", " ");
    }

    @Test
    void whatWasUnderWayIsInDoubtAndWhatCameNextIsTold() throws InterruptedException {
        killed("apply", "-auto-approve");

        assertThat(run(0, "plan"))
                .contains("No changes")
                .contains(FIRST + " was being invoked")
                .contains("what triggers " + SECOND + ", and before that was invoked");
        assertThat(notices()).isEmpty();

        run(0, "apply", "-auto-approve", "-invoke=" + FIRST);
        assertThat(notices()).containsExactly("first");
        assertThat(run(0, "plan")).doesNotContain(FIRST).contains(SECOND);

        run(0, "state", "settle", SECOND);
        assertThat(run(0, "plan")).doesNotContain("Warning");
    }

    @Test
    void anApprovedPlanGoesOnWhenSomebodyHasLooked() throws InterruptedException {
        run(0, "plan", "-out=approved");
        killed("apply", "approved");

        assertThat(run(1, "apply", "approved")).contains("Action in doubt").contains(FIRST);
        assertThat(notices()).isEmpty();

        run(0, "state", "settle", FIRST);
        assertThat(run(0, "apply", "approved")).contains("Actions: 1 invoked.");
        assertThat(notices()).containsExactly("second");

        assertThat(run(0, "apply", "approved")).contains("Nothing is left to do");
        assertThat(notices()).containsExactly("second");
        assertThat(run(0, "plan")).doesNotContain("Warning");
    }

    @Test
    void anActionInDoubtIsNotInvokedWithoutAQuestion() throws InterruptedException {
        killed("apply", "-auto-approve");
        run(0, "taint", "memory_object.a");

        assertThat(run(1, "apply", "-auto-approve"))
                .contains("Action in doubt")
                .contains("terrane state settle '" + FIRST + "'");
        assertThat(notices()).isEmpty();

        run(0, "state", "settle", FIRST);
        assertThat(run(0, "apply", "-auto-approve")).contains("Actions: 2 invoked.");
    }
}
