package dev.terrane.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// Runs what most runs do, so that the launcher can record what they load.
///
/// The record only saves time: what is not in it is loaded as usual.
public final class WarmUp {
    private static final String CONFIGURATION =
            """
            variable "names" {
              type    = map(object({ size = number, note = optional(string, "none") }))
              default = { a = { size = 1 }, b = { size = 2 } }

              validation {
                condition     = length(var.names) > 0
                error_message = "At least one name is needed."
              }
            }

            locals {
              sizes = { for name, entry in var.names : name => entry.size if entry.size > 0 }
              text  = join(", ", [for name in sort(keys(local.sizes)) : "${upper(name)}-${format("%03d", local.sizes[name])}"])
            }

            resource "terraform_data" "each" {
              for_each = local.sizes
              input    = { name = each.key, size = each.value, id = try(random_pet.name.id, "none") }
            }

            resource "terraform_data" "counted" {
              count = 3
              input = cidrsubnet("10.0.0.0/8", 8, count.index)
            }

            resource "random_pet" "name" {
              length = 2
            }

            resource "random_password" "secret" {
              length = 16
            }

            resource "local_file" "note" {
              filename = "${path.module}/note.txt"
              content  = "%{for name in keys(local.sizes)}${name}\\n%{endfor}${local.text}"
            }

            module "child" {
              source = "./child"
              value  = terraform_data.counted[*].output
            }

            output "text" {
              value = local.text
            }

            output "secret" {
              value     = random_password.secret.result
              sensitive = true
            }

            output "child" {
              value = module.child.value
            }
            """;

    private static final String CHILD =
            """
            variable "value" {}

            resource "null_resource" "this" {
              triggers = { value = jsonencode(var.value) }
            }

            output "value" {
              value = null_resource.this.triggers.value
            }
            """;

    private static final List<List<String>> RUNS =
            List.of(
                    List.of("version"),
                    List.of("init"),
                    List.of("validate"),
                    List.of("plan", "-out=saved.plan.json"),
                    List.of("show", "saved.plan.json"),
                    List.of("show", "-json", "saved.plan.json"),
                    List.of("apply", "saved.plan.json"),
                    List.of("plan", "-json", "-input=false", "-detailed-exitcode"),
                    List.of("plan", "-var", "names={a={size=5}}"),
                    List.of("apply", "-auto-approve", "-json", "-var", "names={a={size=5}}"),
                    List.of("output", "-json"),
                    List.of("show", "-json"),
                    List.of("state", "list"),
                    List.of("fmt", "-check"),
                    List.of("destroy", "-auto-approve"));

    private WarmUp() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("terrane-warm-up");
        try (PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.writeString(folder.resolve("main.tf"), CONFIGURATION);
            Files.createDirectory(folder.resolve("child"));
            Files.writeString(folder.resolve("child/main.tf"), CHILD);
            Invocation here = Main.here();
            Invocation invocation =
                    new Invocation(
                            folder,
                            here.environment(),
                            nowhere,
                            nowhere,
                            new ByteArrayInputStream(new byte[0]),
                            false);
            for (List<String> run : RUNS) {
                new Application(invocation).run(run.toArray(String[]::new));
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @org.jspecify.annotations.Nullable IOException failure)
                            throws IOException {
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
