package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The real Terraform and OpenTofu, where they are installed, with our providers: `terrane provider serve`
/// behind a script.
@Tag("nightly")
class ServedToTerraformTest {
    private static final String MAIN =
            """
            terraform {
              required_providers {
                local = {
                  source = "hashicorp/local"
                }
                random = {
                  source = "hashicorp/random"
                }
                memory = {
                  source = "terrane.dev/terrane/memory"
                }
              }
            }

            provider "memory" {
              path = "cloud.json"
            }

            variable "size" {
              default = 1
            }

            resource "random_pet" "a" {
              length = 2
            }

            resource "local_file" "a" {
              filename = "${path.module}/a.txt"
              content  = "${random_pet.a.id} ${var.size}"
            }

            resource "memory_object" "a" {
              name = random_pet.a.id
              size = var.size
            }

            data "local_file" "a" {
              filename = local_file.a.filename
            }

            output "content" {
              value = data.local_file.a.content
            }
            """;

    enum Program {
        TERRAFORM("registry.terraform.io"),
        OPENTOFU("registry.opentofu.org");

        private final String registry;

        Program(String registry) {
            this.registry = registry;
        }
    }

    private @TempDir Path temporary;
    private Optional<Terraform> terraform = Optional.empty();
    private Path folder = Path.of("");

    private void configure(Program program, String installation) throws IOException {
        Path config =
                Files.writeString(
                        temporary.resolve("terraform.rc"),
                        "provider_installation {\n%s\n}\n".formatted(installation));
        terraform =
                switch (program) {
                    case TERRAFORM -> Terraform.find(config);
                    case OPENTOFU -> Terraform.openTofu(config);
                };
        assumeTrue(terraform.isPresent(), program + " is not installed");
        folder = Files.createDirectories(temporary.resolve("work"));
        Files.writeString(folder.resolve("main.tf"), MAIN);
    }

    private String run(int status, String... arguments) throws IOException, InterruptedException {
        CommandResult result = terraform.orElseThrow().run(folder, Map.of(), arguments);
        assertThat(result).returns(status, CommandResult::status);
        return result.out();
    }

    private void lives() throws IOException, InterruptedException {
        run(0, "apply", "-auto-approve", "-no-color");
        assertThat(run(0, "plan", "-detailed-exitcode", "-no-color")).contains("No changes");
        assertThat(run(0, "apply", "-auto-approve", "-no-color", "-var", "size=2"))
                .contains("1 added, 1 changed, 1 destroyed");
        run(0, "destroy", "-auto-approve", "-no-color");
        assertThat(folder.resolve("a.txt")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void byDevelopmentOverrides(Program program) throws IOException, InterruptedException {
        Path programs = temporary.resolve("programs");
        for (String name : new String[] {"local", "random", "memory"}) {
            ServedProgram.write(programs.resolve("terraform-provider-" + name), name);
        }
        configure(
                program,
                """
                  dev_overrides {
                    "hashicorp/local"           = "%1$s"
                    "hashicorp/random"          = "%1$s"
                    "terrane.dev/terrane/memory" = "%1$s"
                  }
                """
                        .formatted(programs));

        lives();
    }

    @ParameterizedTest
    @EnumSource
    void fromAMirror(Program program) throws IOException, InterruptedException {
        Path mirror = temporary.resolve("mirror");
        ServedProgram.write(place(mirror, program.registry + "/hashicorp/local", "2.5.2"), "local");
        ServedProgram.write(
                place(mirror, program.registry + "/hashicorp/random", "3.6.3"), "random");
        ServedProgram.write(place(mirror, "terrane.dev/terrane/memory", "1.0.0"), "memory");
        configure(
                program,
                """
                  filesystem_mirror {
                    path = "%s"
                  }
                """
                        .formatted(mirror));

        run(0, "init", "-no-color");
        lives();
    }

    private static Path place(Path mirror, String source, String version) {
        return mirror.resolve(source)
                .resolve(version)
                .resolve(PluginMirror.platform())
                .resolve(
                        "terraform-provider-%s_v%s"
                                .formatted(source.substring(source.lastIndexOf('/') + 1), version));
    }
}
