package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody takes the lock away while an apply is at work: what it has begun comes to its end and is
/// kept, and nothing more is begun.
@Tag("nightly")
class LostLockTest {
    private static final String CONFIGURATION =
            """
            resource "terraform_data" "first" {
              provisioner "local-exec" {
                command = "touch started; while [ ! -e go ]; do sleep 0.1; done"
              }
            }
            resource "terraform_data" "second" {
              input = terraform_data.first.id
            }
            """;

    @TempDir private Path temporary;
    private WebStates server;
    private WorkingFolder working;

    @BeforeEach
    void configure() throws IOException {
        server = new WebStates("", "");
        working =
                WorkingFolder.at(temporary)
                        .write("main.tf", CONFIGURATION)
                        .write(
                                "backend.tf",
                                """
                                terraform {
                                  backend "http" {
                                    address        = "%1$s"
                                    lock_address   = "%1$s"
                                    unlock_address = "%1$s"
                                  }
                                }
                                """
                                        .formatted(server.address()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private interface Doing {
        void run() throws Exception;
    }

    /// The apply, whose lock goes while it makes the first object.
    private CommandResult applyAndLoseTheLock(Doing meanwhile) throws Exception {
        CompletableFuture<CommandResult> apply =
                CompletableFuture.supplyAsync(() -> working.run("apply", "-auto-approve"));
        while (!Files.exists(working.path("started"))) {
            assertThat(apply).isNotDone();
            Thread.sleep(20);
        }
        assertThat(working.run("force-unlock", "-force", holder()))
                .returns(0, CommandResult::status);
        meanwhile.run();
        int before = server.asked();
        while (server.asked() == before) {
            Thread.sleep(100);
        }
        Thread.sleep(500);
        working.write("go", "");
        return apply.get();
    }

    private String holder() {
        Matcher id =
                Pattern.compile("lock ID \"([^\"]+)\"")
                        .matcher(working.run("plan").toString().replaceAll("\\s+", " "));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    @Test
    void nothingMoreIsBegunAndWhatWasBegunIsSaved() throws Exception {
        CommandResult apply = applyAndLoseTheLock(() -> {});

        assertThat(apply).returns(1, CommandResult::status);
        assertThat(apply.toString())
                .contains("The state's lock was lost")
                .doesNotContain("You asked to stop", "errored.tfstate");
        assertThat(working.run("state", "list").out()).isEqualTo("terraform_data.first\n");
        assertThat(working.run("plan").out()).contains("1 to add, 0 to change, 0 to destroy");
    }

    @Test
    void whatSomebodyElseHasWrittenStays() throws Exception {
        WorkingFolder elsewhere =
                working.in("elsewhere")
                        .write("backend.tf", Files.readString(working.path("backend.tf")))
                        .write("other.tfstate", OTHER);
        CommandResult apply =
                applyAndLoseTheLock(() -> {
                    CommandResult push = elsewhere.run("state", "push", "other.tfstate");
                    assertThat(push).as(push.toString()).returns(0, CommandResult::status);
                });

        assertThat(apply).returns(1, CommandResult::status);
        assertThat(apply.toString().replaceAll("\\s+", " "))
                .contains("The state's lock was lost")
                .contains("Another program has written")
                .contains("terrane state push errored.tfstate");
        assertThat(elsewhere.run("state", "list").out()).isEqualTo("terraform_data.other\n");
        assertThat(Files.readString(working.path("errored.tfstate"))).contains("\"first\"");
    }

    private static final String OTHER =
            """
            {
              "version": 4,
              "terraform_version": "1.11.4",
              "serial": 7,
              "lineage": "0c2b9d1a-0000-0000-0000-000000000000",
              "outputs": {},
              "resources": [
                {
                  "mode": "managed",
                  "type": "terraform_data",
                  "name": "other",
                  "provider": "provider[\\"terraform.io/builtin/terraform\\"]",
                  "instances": [
                    {
                      "schema_version": 0,
                      "attributes": {
                        "id": "x", "input": null, "output": null, "triggers_replace": null
                      }
                    }
                  ]
                }
              ]
            }
            """;
}
