package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.Application;
import dev.terrane.cli.Invocation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

class TestCommandTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void writeConfiguration() throws IOException {
        write(
                "main.tf",
                """
                variable "name" {
                  default = "x"
                }
                resource "terraform_data" "one" {
                  input = var.name
                }
                output "name" {
                  value = terraform_data.one.output
                }
                """);
    }

    @Test
    void leavesNothingBehind() throws IOException {
        write("a.tftest.hcl", "run \"makes\" {\n}\n");

        assertThat(run("test")).isZero();

        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("main.tf", "a.tftest.hcl");
        }
    }

    @Test
    void whatIsLeftIsEncryptedAsTheStateIs() throws IOException {
        write(
                "main.tf",
                """
                terraform {
                  encryption {
                    key_provider "pbkdf2" "k" {
                      passphrase = "correct horse battery"
                    }
                    method "aes_gcm" "m" {
                      keys = key_provider.pbkdf2.k
                    }
                    state {
                      method = method.aes_gcm.m
                    }
                  }
                }
                resource "terraform_data" "one" {
                  input = "a secret"
                  lifecycle {
                    prevent_destroy = true
                  }
                }
                """);
        write("a.tftest.hcl", "run \"makes\" {\n}\n");

        assertThat(run("test")).isEqualTo(1);

        assertThat(folder.resolve("errored_test_a_tftest_hcl.tfstate"))
                .content()
                .contains("encrypted_data")
                .doesNotContain("a secret", "terraform_data");
        assertThat(run("state", "list", "-state=errored_test_a_tftest_hcl.tfstate")).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("terraform_data.one");
    }

    @Test
    void writesAReportThatIsXml() throws Exception {
        write(
                "a.tftest.hcl",
                """
                run "passes" {
                }
                run "fails" {
                  assert {
                    condition     = output.name == "y"
                    error_message = "<\\u0007 & ]]> \\"quoted\\">"
                  }
                }
                run "breaks" {
                  variables {
                    name = run.nobody.name
                  }
                }
                run "skipped" {
                }
                """);

        assertThat(run("test", "-junit-xml=report.xml")).isEqualTo(1);

        Element suite = (Element) parsed("report.xml").getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message"))
                .contains("1 of 1 assertions")
                .contains("& ]]> \"quoted\">");
    }

    @Test
    void saysWhereTheReportCanNotBeWritten() throws IOException {
        write("a.tftest.hcl", "run \"makes\" {\n}\n");

        assertThat(run("test", "-junit-xml=no/such/folder.xml")).isEqualTo(1);

        assertThat(text()).contains("Report not written");
    }

    @Test
    void filesInTheFolderOfTestsHaveVariablesOfTheirOwn() throws IOException {
        Files.createDirectory(folder.resolve("tests"));
        write("terraform.tfvars", "name = \"root\"\n");
        write("tests/terraform.tfvars", "name = \"tests\"\n");
        write("a.tftest.hcl", expecting("root"));
        write("tests/b.tftest.hcl", expecting("tests"));

        assertThat(run("test")).isZero();
    }

    private static String expecting(String name) {
        return """
        run "has_its_name" {
          assert {
            condition     = output.name == "%s"
            error_message = output.name
          }
        }
        """
                .formatted(name);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Document parsed(String name) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve(name).toFile());
    }

    private int run(String... arguments) {
        printed.reset();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Application(
                        new Invocation(
                                folder,
                                Map.of(),
                                out,
                                out,
                                new ByteArrayInputStream(new byte[0]),
                                false))
                .run(arguments);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
