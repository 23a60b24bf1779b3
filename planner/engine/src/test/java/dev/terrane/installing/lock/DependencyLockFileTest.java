package dev.terrane.installing.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class DependencyLockFileTest {
    /// As Terraform 1.11.4 wrote it.
    private static final String WRITTEN =
            """
            # This file is maintained automatically by "terraform init".
            # Manual edits may be lost in future updates.

            provider "registry.terraform.io/hashicorp/aws" {
              version     = "5.100.0"
              constraints = ">= 4.0.0, >= 4.9.0, ~> 5.0, != 5.1.0, 5.100.0, < 6.0.0"
              hashes = [
                "h1:edXOJWE4ORX8Fm+dpVpICzMZJat4AX0VRCAy/xkcOc0=",
              ]
            }

            provider "registry.terraform.io/hashicorp/null" {
              version = "3.2.4"
            }
            """;

    @TempDir Path folder;

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void keepsEveryByteThatTerraformWrote() {
        DependencyLockFile locks =
                DependencyLockFile.parse(Source.of("lock", WRITTEN), diagnostics);

        assertThat(diagnostics.list()).isEmpty();
        assertThat(locks.text()).isEqualTo(WRITTEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    >= 4.0, < 6,!= 5.1, ~> 5.0, ~> 5.0,>= 4.9.0, 5.100.0 | >= 4.0.0, >= 4.9.0, ~> 5.0, != 5.1.0, 5.100.0, < 6.0.0
                    <= 5.100.0, = 5.100.0, ~> 5.100.0, >=5.100.0, ~> 5.100, ~> 5, >= 5, >5,!= 5.0.0, <= 5.100 | > 5.0.0, >= 5.0.0, ~> 5.0, != 5.0.0, >= 5.100.0, 5.100.0, ~> 5.100.0, ~> 5.100, <= 5.100.0
                    >= 5.0.0-beta1, > 4-alpha, != 5.0.0-beta1+x, >= 5.0.0-beta1+a | > 4.0.0-alpha, >= 5.0.0-beta1, >= 5.0.0-beta1+a, != 5.0.0-beta1+x
                    """)
    void constraintsStandInTerraformsOrder(String given, String expected) {
        assertThat(ConstraintText.of(VersionConstraint.parse(given).orElseThrow()))
                .isEqualTo(expected);
    }

    @Test
    void saysWhatIsWrong() {
        DependencyLockFile.parse(
                Source.of(
                        "lock",
                        """
                        provider "hashicorp/aws" {
                          version = "five"
                        }
                        provider "a/b/c/d" {
                          version = "1.0.0"
                        }
                        """),
                diagnostics);

        assertThat(diagnostics.list())
                .extracting(problem -> problem.summary())
                .containsExactly(
                        "Invalid provider version number", "Invalid provider source address");
    }

    @Test
    void aFolderAndItsZipHaveTheSameContentHash() throws IOException {
        Files.createDirectories(folder.resolve("package/docs"));
        Files.writeString(folder.resolve("package/terraform-provider-x"), "binary");
        Files.writeString(folder.resolve("package/docs/b.txt"), "b");
        Files.writeString(folder.resolve("package/LICENSE"), "l");
        Path zip = folder.resolve("package.zip");
        try (OutputStream to = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(to)) {
            for (String name : List.of("terraform-provider-x", "docs/b.txt", "LICENSE")) {
                packed.putNextEntry(new ZipEntry(name));
                packed.write(Files.readAllBytes(folder.resolve("package").resolve(name)));
            }
        }

        assertThat(Hashes.ofFolder(folder.resolve("package")))
                .startsWith("h1:")
                .isEqualTo(Hashes.ofZipContent(zip));
    }

    @Test
    void anEmptyFolderHasTheHashOfAnEmptyList() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertThat(Hashes.ofFolder(folder.resolve("empty")))
                .isEqualTo("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    @Test
    void ourOwnLockFileKeepsBlocksThatItDoesNotKnow() {
        String text =
                """
                # Written by "terrane init": what was fetched, and what it has to be the next time.
                # Keep it beside the configuration, in version control.

                module "git::https://example.com/net.git?ref=v1" {
                  hash = "h1:a"
                }

                module "registry.terraform.io/a/b/c" {
                  version = "1.2.0"
                  hash    = "h1:b"
                }

                provider "registry.terraform.io/hashicorp/aws" {
                  version = "5.100.0"
                  native = [
                    "aws_vpc",
                    "data.aws_region",
                  ]
                  plugin = [
                    "aws_ssm_parameter",
                  ]
                }

                something "else" {
                  kept = true
                }
                """;
        TerraneLockFile locks = TerraneLockFile.parse(Source.of("lock", text), diagnostics);

        assertThat(diagnostics.list()).isEmpty();
        assertThat(locks.module("registry.terraform.io/a/b/c", "1.2.0").orElseThrow().hash())
                .isEqualTo("h1:b");
        assertThat(locks.runtime(ProviderSource.implied("aws")).orElseThrow().program())
                .containsExactly("aws_ssm_parameter");
        assertThat(locks.text()).isEqualTo(text);
    }
}
