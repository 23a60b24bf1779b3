package dev.terrane.config.early;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.MemoryFiles;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.InstalledModules;
import dev.terrane.config.loading.LoadRequest;
import dev.terrane.config.loading.LoadResult;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.function.BuiltInFunctions;
import dev.terrane.function.ProcessSurroundings;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class EarlyScopeTest {
    private static LoadResult load(Map<String, String> texts) {
        MemoryFiles files = new MemoryFiles(texts);
        EarlyInputs inputs =
                (variable, diagnostics) ->
                        variable.name().equals("given")
                                ? Optional.of(Value.string("blue"))
                                : variable.defaultValue();
        EarlyContext context =
                new EarlyContext(
                        inputs,
                        () ->
                                BuiltInFunctions.with(
                                        ProcessSurroundings.forPlanning(
                                                Path.of("."),
                                                Optional.empty(),
                                                Clock.systemUTC(),
                                                Optional.empty())),
                        Optional.empty(),
                        "/here");
        return ConfigurationLoader.load(
                new LoadRequest(files, ".", new InstalledModules(files, ".terraform"), context));
    }

    private static List<String> sources(LoadResult result) {
        return result.configuration()
                .orElseThrow()
                .modules()
                .flatMap(module -> module.call().stream())
                .map(ModuleCall::source)
                .toList();
    }

    @Test
    void sourcesAreMadeOfVariablesLocalsAndFunctions() {
        LoadResult result =
                load(
                        Map.of(
                                "main.tf",
                                """
                                variable "given" {
                                  const = true
                                }
                                locals {
                                  folder = "./modules/${upper(var.given)}"
                                }
                                module "a" {
                                  source = local.folder
                                  inner  = "c"
                                }
                                """,
                                "modules/BLUE/main.tf",
                                """
                                variable "inner" {}
                                module "b" {
                                  source = join("/", ["..", var.inner])
                                }
                                """,
                                "modules/c/main.tf",
                                "output \"x\" {\n  value = 1\n}\n"));

        assertThat(result.problems()).isEmpty();
        assertThat(sources(result)).containsExactly("./modules/BLUE", "../c");
        ModuleNode root = result.configuration().orElseThrow().root();
        assertThat(root.config().calls().get("a").source()).isEqualTo("./modules/BLUE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "./${var.missing}"                  | Value needed early
                    "./${terraform_data.x.id}"          | Value not known early
                    "./${each.key}"                     | Value not known early
                    "./${local.loop}"                   | Cycle
                    "./${var.nobody}"                   | Reference to undeclared variable
                    "./${var.secret}"                   | Unsuitable value
                    var.given                           | Invalid module source address
                    nope("x")                           | Call to unknown function
                    """)
    void saysWhatCanNotBeKnownEarly(String source, String expected) {
        LoadResult result =
                load(
                        Map.of(
                                "main.tf",
                                """
                                variable "given" {}
                                variable "missing" {}
                                variable "secret" {
                                  default   = "s"
                                  sensitive = true
                                }
                                locals {
                                  loop = local.loop2
                                  loop2 = local.loop
                                }
                                resource "terraform_data" "x" {}
                                module "a" {
                                  source = %s
                                }
                                """
                                        .formatted(source)));

        assertThat(result.problems()).extracting(Diagnostic::summary).contains(expected);
    }

    @Test
    void aConstVariableMayNotBeSensitive() {
        LoadResult result =
                load(
                        Map.of(
                                "main.tf",
                                """
                                variable "v" {
                                  const     = true
                                  sensitive = true
                                }
                                """));

        assertThat(result.problems())
                .extracting(Diagnostic::summary)
                .containsExactly("Invalid const variable");
    }
}
