package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.memory.Cloud;
import dev.terrane.provider.memory.FileCloud;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A process that was killed between asking for an object and hearing of it leaves a doubt, which is
/// told until it is settled, and by which nothing is made twice.
class DoubtTest {
    private static final String OBJECT = "memory_object.a";

    @TempDir Path temporary;
    private WorkingFolder working;

    @BeforeEach
    void dieWhenItWasMade() {
        working = WorkingFolder.at(temporary);
        configure("fault {\n operation = \"create\"\n names = \"a\"\n kind = \"dies_after\"\n }");
        assertThat(OwnProcess.start(working, "output", "apply", "-auto-approve").end()).isNotZero();
        assertThat(objects()).isEqualTo(1);
        configure("");
    }

    private void configure(String fault) {
        configure(fault, "plain");
    }

    private void configure(String fault, String kind) {
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
                  %s
                }
                resource "memory_object" "a" {
                  name = "a"
                  tags = { kind = "%s" }
                }
                """
                        .formatted(fault, kind));
    }

    private long objects() {
        return new FileCloud(working.path("cloud")).objects().size();
    }

    private String plan() {
        CommandResult plan = working.run("plan");
        assertThat(plan).returns(0, CommandResult::status);
        return plan.toString().replaceAll("\\s+", " ");
    }

    @Test
    void isToldByEveryPlanUntilItIsSettled() {
        assertThat(plan()).contains("asked the provider to create memory_object.a");
        assertThat(plan()).contains("asked the provider to create memory_object.a");
        assertThat(working.run("state", "settle").toString()).contains("was to be created");
        assertThat(working.run("state", "settle", "memory_object.b"))
                .returns(1, CommandResult::status);
        assertThat(working.run("state", "settle", OBJECT)).returns(0, CommandResult::status);
        assertThat(plan()).doesNotContain("in doubt");
        assertThat(working.run("audit", "-json").out().lines().toList().getLast())
                .contains("\"command\":\"state settle\"", "\"addresses\":[\"memory_object.a");
    }

    @Test
    void nothingIsMadeTwiceWithoutAQuestion() {
        CommandResult refused = working.run("apply", "-auto-approve");
        assertThat(refused).returns(1, CommandResult::status);
        assertThat(refused.toString()).contains("terrane state settle 'memory_object.a'");
        assertThat(refused.toString()).containsOnlyOnce("Object in doubt");
        assertThat(objects()).isEqualTo(1);
    }

    @Test
    void aPlanFileIsNotAppliedBeforeItIsSettled() {
        assertThat(working.run("plan", "-out=approved")).returns(0, CommandResult::status);
        assertThat(working.run("apply", "approved")).returns(1, CommandResult::status);
        assertThat(objects()).isEqualTo(1);
    }

    @Test
    void anImportSettlesIt() {
        String id = Cloud.idOf(new FileCloud(working.path("cloud")).objects().getFirst());
        assertThat(working.run("import", OBJECT, id)).returns(0, CommandResult::status);
        assertThat(plan()).doesNotContain("in doubt");
        assertThat(working.run("apply", "-auto-approve")).returns(0, CommandResult::status);
        assertThat(objects()).isEqualTo(1);
        assertThat(temporary.resolve("terraform.tfstate.terrane-progress")).doesNotExist();
    }

    @Test
    void whatIsSaidNotToExistIsMade() {
        new FileCloud(working.path("cloud")).delete("obj-1");
        assertThat(working.run("state", "settle", OBJECT)).returns(0, CommandResult::status);
        assertThat(working.run("apply", "-auto-approve")).returns(0, CommandResult::status);
        assertThat(objects()).isEqualTo(1);
    }

    private void dieWhenItIsDone(String operation, String kind, String... command) {
        String id = Cloud.idOf(new FileCloud(working.path("cloud")).objects().getFirst());
        assertThat(working.run("import", OBJECT, id)).returns(0, CommandResult::status);
        configure(
                "fault {\n operation = \"%s\"\n names = \"a\"\n kind = \"dies_after\"\n }"
                        .formatted(operation),
                kind);
        assertThat(OwnProcess.start(working, "output", command).end()).isNotZero();
        configure("", kind);
    }

    @Test
    void aDeletionIsToldByEveryPlanUntilWhatCameOfItIsSaved() {
        dieWhenItIsDone("delete", "plain", "destroy", "-auto-approve");
        assertThat(objects()).isZero();
        String told = "asked the provider to delete memory_object.a";
        assertThat(plan()).contains(told);
        assertThat(plan()).contains(told);
        assertThat(working.run("state", "settle").toString()).contains("was to be deleted");
        assertThat(working.run("apply", "-auto-approve", "-refresh=false"))
                .returns(0, CommandResult::status);
        assertThat(plan()).contains(told);
        assertThat(working.run("apply", "-auto-approve")).returns(0, CommandResult::status);
        assertThat(objects()).isEqualTo(1);
        assertThat(plan()).doesNotContain("in doubt");
    }

    @Test
    void anUpdateIsToldByEveryPlanUntilWhatCameOfItIsSaved() {
        dieWhenItIsDone("update", "other", "apply", "-auto-approve");
        assertThat(objects()).isEqualTo(1);
        String told = "asked the provider to update memory_object.a";
        assertThat(plan()).contains(told);
        assertThat(plan()).contains(told);
        assertThat(working.run("apply", "-refresh-only", "-auto-approve"))
                .returns(0, CommandResult::status);
        assertThat(plan()).doesNotContain("in doubt");
        assertThat(working.run("plan", "-detailed-exitcode")).returns(0, CommandResult::status);
    }
}
