package dev.terrane.config.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.address.ResourceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.MemoryFiles;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.NativeBody;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class ConfigurationLoaderTest {

    @Test
    void followsCallsAndNamesFoldersRelativeToTheWorkingDirectory() {
        Configuration configuration =
                load(
                        Map.of(
                                "main.tf", "module \"a\" { source = \"./mods/a\" }",
                                "mods/a/main.tf", "module \"b\" { source = \"../b/\" }",
                                "mods/b/main.tf", "locals { x = 1 }"));

        assertThat(
                        configuration
                                .modules()
                                .map(module -> module.path() + "=" + module.config().directory()))
                .containsExactly("=.", "module.a=mods/a", "module.a.module.b=mods/b");
    }

    @Test
    void refusesAModuleThatCallsItself() {
        LoadResult result =
                result(
                        Map.of(
                                "main.tf", "module \"a\" { source = \"./a\" }",
                                "a/main.tf", "module \"again\" {\n  source = \"../a\"\n}"));

        assertThat(result.problems())
                .extracting(Diagnostic::summary)
                .containsExactly("Module calls itself");
        assertThat(result.problems().getFirst().where()).hasToString("Optional[a/main.tf:1]");
    }

    @Test
    void looksUpModulesFromElsewhereInTheManifest() {
        String manifest =
                """
                {"Modules":[{"Key":"","Source":"","Dir":"."},
                {"Key":"net","Source":"registry.terraform.io/a/b/c","Version":"1.0.0","Dir":".terraform/modules/net"}]}
                """;
        String main = "module \"net\" { source = \"a/b/c\" }";

        Configuration installed =
                load(
                        Map.of(
                                "main.tf", main,
                                ".terraform/modules/modules.json", manifest,
                                ".terraform/modules/net/main.tf", "output \"o\" { value = 1 }"));
        LoadResult missing = result(Map.of("main.tf", main));

        assertThat(installed.root().children().get("net").config().outputs()).containsKey("o");
        assertThat(missing.problems())
                .extracting(Diagnostic::summary)
                .containsExactly("Module not installed");
    }

    @Test
    void takesTofuFilesBeforeTheirNamesakes() {
        ModuleConfig module =
                load(Map.of(
                                "a.tf", "locals { a = 1 }",
                                "a.tofu", "locals { b = 1 }",
                                "c.tf.json", "{\"locals\": {\"c\": 1}}",
                                "d.tofu.json", "{\"locals\": {\"d\": 1}}",
                                ".hidden.tf", "locals { e = 1 }",
                                "f.tf~", "locals { f = 1 }"))
                        .root()
                        .config();

        assertThat(module.locals()).containsOnlyKeys("b", "c", "d");
    }

    @Test
    void saysThatAFolderIsEmpty() {
        LoadResult result = result(Map.of("README.md", "nothing here"));

        assertThat(result.problems()).isEmpty();
        assertThat(result.empty()).isTrue();
    }

    @Test
    void putsOverridesTogetherWithWhatTheyOverride() {
        ModuleConfig module =
                load(Map.of(
                                "main.tf",
                                """
                                resource "terraform_data" "x" {
                                  input            = "base"
                                  triggers_replace = 1
                                  lifecycle {
                                    create_before_destroy = true
                                    prevent_destroy       = true
                                  }
                                }
                                variable "v" {
                                  type    = string
                                  default = "base"
                                }
                                locals {
                                  a = "base"
                                }
                                """,
                                "z_override.tf",
                                """
                                resource "terraform_data" "x" {
                                  count = 2
                                  input = "over"
                                  lifecycle {
                                    create_before_destroy = false
                                  }
                                }
                                variable "v" {
                                  type = number
                                  default = "5"
                                }
                                """,
                                "override.tf",
                                "locals { a = \"over\" }"))
                        .root()
                        .config();

        Resource resource = module.resources().get(ResourceAddress.managed("terraform_data", "x"));
        NativeBody body = (NativeBody) resource.body();
        assertThat(resource.repetition()).isInstanceOf(Repetition.Count.class);
        assertThat(body.attributesByName()).containsOnlyKeys("input", "triggers_replace");
        assertThat(value(body.attributesByName().get("input").expression()))
                .isEqualTo(Value.string("over"));
        assertThat(resource.lifecycle().createBeforeDestroy()).isFalse();
        assertThat(resource.lifecycle().preventDestroy()).isTrue();
        assertThat(module.variables().get("v").defaultValue()).contains(Value.number(5));
        assertThat(value(module.locals().get("a").expression())).isEqualTo(Value.string("over"));
    }

    @Test
    void readsProvidersAndTheirRequirements() {
        ModuleConfig module =
                load(Map.of(
                                "main.tf",
                                """
                                terraform {
                                  required_providers {
                                    cloud = {
                                      source  = "hashicorp/aws"
                                      version = "~> 5.0"
                                    }
                                  }
                                }
                                provider "cloud" {
                                  alias  = "eu"
                                  region = "eu-west-1"
                                }
                                resource "aws_vpc" "a" {
                                  provider = cloud.eu
                                }
                                resource "random_id" "b" {
                                }
                                """))
                        .root()
                        .config();

        assertThat(module.source("cloud")).hasToString("registry.terraform.io/hashicorp/aws");
        assertThat(module.source("random")).hasToString("registry.terraform.io/hashicorp/random");
        assertThat(module.providers()).containsOnlyKeys(new LocalProvider("cloud", "eu"));
        assertThat(module.resources().values())
                .extracting(Resource::provider)
                .containsExactly(new LocalProvider("cloud", "eu"), LocalProvider.of("random"));
    }

    @Test
    void remembersWhatWasRead(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("main.tf"), "module \"m\" { source = \"./m\" }");
        Files.createDirectories(folder.resolve("m"));
        Files.writeString(folder.resolve("m/x.tf"), "");
        DiskFiles files = new DiskFiles(folder);

        LoadResult result = ConfigurationLoader.load(LoadRequest.of(files));

        assertThat(result.problems()).isEmpty();
        assertThat(files.digests())
                .containsOnlyKeys("m/x.tf", "main.tf")
                .containsEntry(
                        "m/x.tf",
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static Value value(Expression expression) {
        return Evaluator.evaluateConstant(expression, new Diagnostics());
    }

    private static Configuration load(Map<String, String> texts) {
        LoadResult result = result(texts);
        assertThat(result.problems()).isEmpty();
        return result.configuration().orElseThrow();
    }

    private static LoadResult result(Map<String, String> texts) {
        return ConfigurationLoader.load(LoadRequest.of(new MemoryFiles(texts)));
    }
}
