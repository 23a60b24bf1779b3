package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Actions and lists of a provider that runs in a process of its own. It is ours, served over the
/// protocol.
@Tag("nightly")
class ServedActionsTest {
    private @TempDir Path temporary;
    private WorkingFolder working = WorkingFolder.at(Path.of(""));

    @BeforeEach
    void aMirrorWithTheProgram() {
        working =
                PluginMirror.in(temporary)
                        .with(
                                "example.org/test/memory",
                                "1.0.0",
                                ServedProgram.write(temporary.resolve("memory"), "memory"))
                        .workingFolder(temporary);
        write("made ${memory_object.a.id}");
        assertSucceeds("init");
    }

    private void write(String name) {
        working.write(
                "main.tf",
                """
                terraform {
                  required_providers {
                    memory = {
                      source = "example.org/test/memory"
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
                      actions = [action.memory_notice.made]
                    }
                  }
                }

                action "memory_notice" "made" {
                  config {
                    name  = "%s"
                    steps = ["writing", "sending"]
                  }
                }
                """
                        .formatted(name));
    }

    private String assertSucceeds(String... arguments) {
        CommandResult result = working.run(arguments);
        assertThat(result).returns(0, CommandResult::status);
        return result.out();
    }

    @Test
    void areInvokedAndTellWhatTheyAreAt() {
        assertSucceeds("plan", "-out=approved");
        assertThat(assertSucceeds("apply", "approved"))
                .contains("action.memory_notice.made (memory_object.a): writing")
                .contains("action.memory_notice.made (memory_object.a): sending")
                .contains("Actions: 1 invoked.");
        assertThat(assertSucceeds("apply", "-auto-approve", "-invoke=action.memory_notice.made"))
                .contains("action.memory_notice.made: sending");
        working.write(
                "all.tfquery.hcl",
                """
                list "memory_object" "notices" {
                  provider         = memory
                  include_resource = true

                  config {
                    kind = "notice"
                  }
                }
                """);
        assertThat(assertSucceeds("query").lines())
                .hasSize(2)
                .allMatch(line -> line.matches("list.memory_object.notices +id=\\S+ +made obj-1"));
    }

    @Test
    void areRefusedByTheirProvider() {
        write("");
        assertThat(working.run("validate"))
                .returns(1, CommandResult::status)
                .satisfies(result -> assertThat(result.err()).contains("Empty name"));

        write("forbidden");
        assertThat(working.run("plan"))
                .returns(1, CommandResult::status)
                .satisfies(result ->
                        assertThat(result.err())
                                .contains("Notice refused", "name  = \"forbidden\""));
    }

    @Test
    void areAmongTheSchemas() {
        assertThat(assertSucceeds("providers", "schema", "-json"))
                .contains("\"action_schemas\":{\"memory_notice\"")
                .contains("\"list_resource_schemas\":{\"memory_object\"");
    }
}
