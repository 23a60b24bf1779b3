package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// HashiCorp's own providers of protocol 5, in the versions that the Go module proxy has, run as a user
/// runs them. Most of them are old, made with the library that came before terraform-plugin-framework.
/// Building them takes minutes the first time.
@Tag("nightly")
class OlderGoProvidersTest {
    private @TempDir Path temporary;
    private WorkingFolder working = WorkingFolder.at(Path.of(""));

    /// All of it in the program, also what is built in.
    private void init(String name, String version, Path program, String text) {
        working =
                PluginMirror.in(temporary)
                        .with("registry.terraform.io/hashicorp/" + name, version, program)
                        .workingFolder(temporary);
        working.write(
                "main.tf",
                """
                terraform {
                  required_providers {
                    %s = {
                      source  = "hashicorp/%s"
                      version = "%s"
                    }
                  }
                }

                """
                                .formatted(name, name, version)
                        + text);
        assertSucceeds("init");
    }

    private String assertSucceeds(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "-provider-runtime=plugin";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandResult result = working.run(all);
        assertThat(result).returns(0, CommandResult::status);
        return result.out();
    }

    private void change(String from, String to) {
        working.write("main.tf", working.read("main.tf").replace(from, to));
    }

    private void applied() {
        assertSucceeds("apply", "-auto-approve");
        assertSucceeds("plan", "-detailed-exitcode");
    }

    @Test
    void random() {
        init(
                "random",
                "2.0.0",
                GoProviders.older("random"),
                """
                resource "random_pet" "a" {
                  length = 2
                }

                resource "random_string" "a" {
                  length  = 7
                  special = false
                }

                resource "random_shuffle" "a" {
                  input = ["x", "y", "z"]
                }

                resource "random_integer" "a" {
                  min = 3
                  max = 5
                }

                output "pet" {
                  value = random_pet.a.id
                }
                """);
        applied();
        String pet = assertSucceeds("output", "pet");
        change("length = 2", "length = 3");
        assertThat(assertSucceeds("plan")).contains("forces replacement");
        applied();
        assertThat(assertSucceeds("output", "pet")).isNotEqualTo(pet);
        assertSucceeds("state", "rm", "random_integer.a");
        assertSucceeds("import", "random_integer.a", "4,3,5");
        assertSucceeds("plan", "-detailed-exitcode");
        assertSucceeds("destroy", "-auto-approve");
    }

    @Test
    void local() {
        init(
                "local",
                "1.4.0",
                GoProviders.older("local"),
                """
                resource "local_file" "a" {
                  filename = "${path.module}/a.txt"
                  content  = "before"
                }

                data "local_file" "a" {
                  filename = local_file.a.filename
                }

                output "content" {
                  value = data.local_file.a.content
                }
                """);
        applied();
        assertThat(working.read("a.txt")).isEqualTo("before");
        change("before", "after");
        applied();
        assertThat(assertSucceeds("output", "content")).contains("after");
        assertSucceeds("destroy", "-auto-approve");
        assertThat(working.path("a.txt")).doesNotExist();
    }

    @Test
    void nothing() {
        init(
                "null",
                "1.0.0",
                GoProviders.older("null"),
                """
                resource "null_resource" "a" {
                  triggers = {
                    k = "v"
                  }
                }

                data "null_data_source" "a" {
                  inputs = {
                    id = null_resource.a.id
                  }
                }

                output "id" {
                  value = data.null_data_source.a.outputs["id"]
                }
                """);
        applied();
        change("\"v\"", "\"w\"");
        assertThat(assertSucceeds("plan")).contains("forces replacement");
        applied();
        assertSucceeds("destroy", "-auto-approve");
    }

    @Test
    void tls() {
        init(
                "tls",
                "1.2.0",
                GoProviders.older("tls"),
                """
                resource "tls_private_key" "a" {
                  algorithm = "ECDSA"
                }

                resource "tls_self_signed_cert" "a" {
                  key_algorithm         = "ECDSA"
                  private_key_pem       = tls_private_key.a.private_key_pem
                  validity_period_hours = 12
                  allowed_uses          = ["server_auth"]
                  subject {
                    common_name = "example.org"
                  }
                }

                data "tls_public_key" "a" {
                  private_key_pem = tls_private_key.a.private_key_pem
                }

                output "certificate" {
                  value = tls_self_signed_cert.a.cert_pem
                }
                """);
        applied();
        assertThat(assertSucceeds("output", "certificate")).contains("BEGIN CERTIFICATE");
        change("= 12", "= 24");
        assertThat(assertSucceeds("plan")).contains("forces replacement");
        applied();
        assertSucceeds("destroy", "-auto-approve");
    }

    @Test
    void http() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "text/plain");
                    exchange.sendResponseHeaders(200, body.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
        server.start();
        try {
            init(
                    "http",
                    "1.2.0",
                    GoProviders.older("http"),
                    """
                    data "http" "a" {
                      url = "http://127.0.0.1:%d/"
                    }

                    output "body" {
                      value = data.http.a.body
                    }
                    """
                            .formatted(server.getAddress().getPort()));
            applied();
            assertThat(assertSucceeds("output", "body")).contains("hello");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void time() {
        init(
                "time",
                "0.14.2",
                GoProviders.time(),
                """
                resource "time_static" "a" {
                  rfc3339  = "2026-02-03T04:05:06Z"
                  triggers = {}
                }

                resource "time_offset" "a" {
                  base_rfc3339 = time_static.a.rfc3339
                  offset_days  = 7
                }

                output "later" {
                  value = time_offset.a.rfc3339
                }

                output "year" {
                  value = provider::time::rfc3339_parse("2026-02-03T04:05:06Z").year
                }
                """);
        applied();
        assertThat(assertSucceeds("output"))
                .contains("later = \"2026-02-10T04:05:06Z\"", "year = 2026");
        change("= 7", "= 8");
        applied();
        assertThat(assertSucceeds("output")).contains("2026-02-11");
        assertSucceeds("state", "rm", "time_static.a");
        assertSucceeds("import", "time_static.a", "2026-02-03T04:05:06Z");
        assertSucceeds("plan", "-detailed-exitcode");
        assertSucceeds("destroy", "-auto-approve");
    }
}
