package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// What goes wrong outside of Terrane ends with a diagnostic and exit status 1, and nothing that was
/// there is lost.
class BadInputTest {
    private static final String MEMORY =
            """
            terraform {
              required_providers {
                memory = { source = "terrane.dev/terrane/memory" }
              }
            }
            """;
    private static final String GOOD =
            """
            provider "memory" {
              path = "cloud.txt"
            }

            resource "memory_object" "first" {
              name = "first"
              size = 1
            }
            """;

    private @TempDir Path temporary;
    private WorkingFolder working;

    @BeforeEach
    void oneObjectExists() {
        working = WorkingFolder.at(temporary).write("versions.tf", MEMORY).write("main.tf", GOOD);
        assertThat(working.run("apply", "-auto-approve").status()).isZero();
    }

    /// @param line of the diagnostic, 0 where it can have none
    record Mistake(String name, String file, String text, String summary, int line) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "syntax error",
                        "main.tf",
                        GOOD.replace("size = 1", "size = 1 +"),
                        "Invalid expression",
                        7),
                new Mistake(
                        "unknown argument",
                        "main.tf",
                        GOOD.replace("size", "sise"),
                        "Unsupported argument",
                        7),
                new Mistake(
                        "missing argument",
                        "main.tf",
                        GOOD.replace("name", "# name"),
                        "Missing required argument",
                        5),
                new Mistake(
                        "wrong type",
                        "main.tf",
                        GOOD.replace("1", "\"large\""),
                        "Incorrect attribute value type",
                        7),
                new Mistake(
                        "reference to nothing",
                        "main.tf",
                        GOOD.replace("1", "memory_object.second.size"),
                        "Reference to undeclared resource",
                        7),
                new Mistake(
                        "cycle",
                        "more.tf",
                        "locals {\n  a = local.b\n  b = local.a\n}\n",
                        "Cycle",
                        0),
                new Mistake(
                        "value of a variable",
                        "terraform.tfvars",
                        "size = [1,\n",
                        "Missing expression",
                        2),
                new Mistake(
                        "function that fails",
                        "more.tf",
                        "locals {\n  a = file(\"absent.txt\")\n}\noutput \"a\" {\n  value = local.a\n}\n",
                        "Invalid function argument",
                        2));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsShownWhereItStands(Mistake mistake) {
        String before = working.read("terraform.tfstate");
        working.write(mistake.file(), mistake.text());

        CommandResult plan = working.run("plan", "-json");
        CommandResult apply = working.run("apply", "-auto-approve");

        assertThat(diagnostics(plan)).extracting(BadInputTest::place).contains(place(mistake));
        assertFailedWell(plan);
        assertFailedWell(apply);
        assertThat(apply.err()).contains("Error: " + mistake.summary());
        assertThat(working.read("terraform.tfstate")).isEqualTo(before);
    }

    private static String place(Mistake mistake) {
        return mistake.summary()
                + " at "
                + (mistake.line() == 0 ? "" : mistake.file())
                + ":"
                + mistake.line();
    }

    private static String place(JsonNode diagnostic) {
        JsonNode range = diagnostic.path("range");
        return diagnostic.path("summary").asText()
                + " at "
                + range.path("filename").asText("")
                + ":"
                + range.path("start").path("line").asInt(0);
    }

    @Test
    void aFileThatCanNotBeReadIsNamed() throws IOException {
        Files.createSymbolicLink(working.path("gone.tf"), working.path("nowhere"));

        CommandResult result = working.run("plan");

        assertFailedWell(result);
        assertThat(result.err()).contains("gone.tf");
    }

    @Test
    void aBrokenStateIsLeftAsItIs() {
        String broken = working.read("terraform.tfstate").substring(0, 200);
        working.write("terraform.tfstate", broken);

        CommandResult plan = working.run("plan");
        CommandResult apply = working.run("apply", "-auto-approve");

        assertFailedWell(plan);
        assertFailedWell(apply);
        assertThat(apply.err()).contains("terraform.tfstate");
        assertThat(working.read("terraform.tfstate")).isEqualTo(broken);
    }

    @Test
    void aStateThatAnotherProcessHasLockedIsNotTouched() throws IOException, InterruptedException {
        String before = working.read("terraform.tfstate");
        working.write("main.tf", GOOD.replace("size = 1", "size = 2"));
        Process holder = LockHolder.start(working.path("terraform.tfstate"));
        try {
            CommandResult apply = working.run("apply", "-auto-approve");

            assertFailedWell(apply);
            assertThat(apply.err()).containsIgnoringCase("lock");
        } finally {
            LockHolder.stop(holder);
        }
        assertThat(working.read("terraform.tfstate")).isEqualTo(before);
        assertThat(working.run("apply", "-auto-approve").status()).isZero();
    }

    @Test
    void anEndpointThatIsDownIsNamed() throws IOException {
        String endpoint = "http://127.0.0.1:" + closedPort();
        String before = working.read("terraform.tfstate");
        working.write(
                "aws.tf",
                """
                provider "aws" {
                  region     = "us-east-1"
                  access_key = "test"
                  secret_key = "test"
                }

                resource "aws_sqs_queue" "jobs" {
                  name = "jobs"
                }
                """);

        CommandResult apply =
                working.run(
                        Map.of("AWS_ENDPOINT_URL", endpoint, "AWS_MAX_ATTEMPTS", "1"),
                        "apply",
                        "-auto-approve");

        assertFailedWell(apply);
        assertThat(apply.err()).contains(endpoint.substring("http://".length()));
        assertThat(working.run("state", "list").out()).isEqualTo("memory_object.first\n");
        assertThat(working.read("terraform.tfstate"))
                .contains(before.substring(before.indexOf("\"instances\"")));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void whatAProviderDidBeforeItFailedIsKept() {
        working.write(
                "main.tf",
                GOOD.replace(
                                "path = \"cloud.txt\"",
                                """
                                path = "cloud.txt"
                                  fault {
                                    operation = "create"
                                    names     = "half-*"
                                    kind      = "fails_half_way"
                                  }
                                """)
                        + """

                        resource "memory_object" "half" {
                          name = "half-done"
                        }

                        resource "memory_object" "whole" {
                          name = "whole"
                        }
                        """);

        CommandResult apply = working.run("apply", "-auto-approve");

        assertFailedWell(apply);
        assertThat(apply.err()).contains("memory_object.half", "main.tf line ");
        assertThat(working.run("state", "list").out())
                .isEqualTo("memory_object.first\nmemory_object.half\nmemory_object.whole\n");
        assertThat(working.run("plan").out()).contains("memory_object.half is tainted");
    }

    /// @param left kB: for nothing at all, for the lock, for some of the journal, for all of it but not
    ///     for the state
    @ParameterizedTest
    @ValueSource(ints = {0, 8, 24, 64, 128})
    void whatWasMadeIsNotLostWhereTheDiskIsFull(int left) throws IOException, InterruptedException {
        Path small = Files.createDirectory(temporary.resolve("small"));
        assumeTrue(mounts(small), "a file system of a limited size can not be mounted here");
        try {
            WorkingFolder full =
                    WorkingFolder.at(small)
                            .write("versions.tf", MEMORY)
                            .write("main.tf", cloudOutside());
            assertThat(full.run("apply", "-auto-approve").status()).isZero();
            full.write("more.tf", more(200));
            fill(small, left);

            CommandResult apply = full.run("apply", "-auto-approve");

            assertFailedWell(apply);
            Files.delete(full.path("filler"));
            assertThat(full.run("state", "list").out()).contains("memory_object.first\n");
            assertNothingIsForgotten(full);
        } finally {
            run("umount", small.toString());
        }
    }

    /// Each object of the cloud is in the state, or is said to be in doubt.
    private void assertNothingIsForgotten(WorkingFolder full) {
        String inDoubt =
                diagnostics(full.run("plan", "-json")).stream()
                        .map(diagnostic -> diagnostic.path("detail").asText())
                        .collect(Collectors.joining("\n"));
        List<String> known = full.run("state", "list").out().lines().toList();
        for (String name : namesInTheCloud()) {
            String address =
                    name.equals("first")
                            ? "memory_object.first"
                            : "memory_object.many[\"" + name + "\"]";
            assertThat(known.contains(address) || inDoubt.contains(address)).as(address).isTrue();
        }
    }

    /// The cloud's file has a line `+ {...}` for each object that was put, and nothing is deleted here.
    private List<String> namesInTheCloud() {
        return ProjectFiles.read(temporary.resolve("outside.txt"))
                .lines()
                .filter(line -> line.startsWith("+ "))
                .map(line -> Json.parse(line.substring(2)).orElseThrow().path("name").asText())
                .distinct()
                .toList();
    }

    private String cloudOutside() {
        return GOOD.replace("cloud.txt", temporary.resolve("outside.txt").toString());
    }

    private static String more(int count) {
        return """
        resource "memory_object" "many" {
          for_each = toset([for i in range(%d) : "many-${i}"])
          name     = each.key
        }
        """
                .formatted(count);
    }

    private static boolean mounts(Path folder) throws IOException, InterruptedException {
        return run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.toString()) == 0;
    }

    private static void fill(Path folder, int leftKilobytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        Files.write(folder.resolve("filler"), new byte[(int) free - leftKilobytes * 1024]);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            return 127;
        }
        process.getInputStream().readAllBytes();
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : 1;
    }

    private static void assertFailedWell(CommandResult result) {
        assertThat(result.status()).as(result.toString()).isEqualTo(1);
        assertThat(result.toString()).doesNotContain("\tat ", "bug in Terrane");
    }

    private static List<JsonNode> diagnostics(CommandResult result) {
        return result.out()
                .lines()
                .flatMap(line -> Json.parse(line).stream())
                .filter(event -> event.path("type").asText().equals("diagnostic"))
                .map(event -> event.path("diagnostic"))
                .toList();
    }
}
