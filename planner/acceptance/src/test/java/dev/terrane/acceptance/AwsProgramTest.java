package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import dev.terrane.provider.testkit.EmulatedAws;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The provider program hashicorp/aws 5.100.0 itself, where a filesystem mirror has it, against an endpoint
/// that answers as AWS does; and types that move between it and what is built in.
@Tag("nightly")
class AwsProgramTest {
    private @TempDir Path temporary;
    private Map<String, String> cloud = Map.of();
    private WorkingFolder working = WorkingFolder.at(Path.of(""));

    @BeforeEach
    void inAnEmptyAccount() throws IOException {
        Optional<Path> mirror = TerraformWithAws.mirror();
        assumeTrue(mirror.isPresent(), "no filesystem mirror has hashicorp/aws 5.100.0");
        EmulatedAws aws = EmulatedAws.require();
        assumeTrue(aws.isMoto(), "the images and the numbers of the account are those of moto");
        aws.reset();
        cloud = aws.environment();
        working = installingFrom(mirror.get(), temporary.resolve("work"));
        working.copy(ProjectFiles.testResources().resolve("aws-program"), file -> true);
        try (OutputStream out = Files.newOutputStream(working.path("function.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("index.js"));
            zip.write("exports.handler = async () => 1".getBytes(StandardCharsets.UTF_8));
        }
    }

    private WorkingFolder installingFrom(Path mirror, Path folder) throws IOException {
        Path config =
                Files.writeString(
                        temporary.resolve("terraform.rc"),
                        """
                        provider_installation {
                          filesystem_mirror {
                            path = "%s"
                          }
                        }
                        """
                                .formatted(mirror));
        WorkingFolder made =
                WorkingFolder.at(Files.createDirectories(folder))
                        .with("TF_CLI_CONFIG_FILE", config.toString())
                        .with("TERRANE_CACHE_DIR", temporary.resolve("cache").toString())
                        .with("PATH", System.getenv().getOrDefault("PATH", ""))
                        .with("HOME", temporary.toString());
        cloud.forEach(made::with);
        return made;
    }

    private String run(String runtime, int status, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-provider-runtime=" + runtime));
        all.addAll(List.of(arguments));
        CommandResult result = working.run(all.toArray(String[]::new));
        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(status);
        return result.out();
    }

    private String succeeds(String... arguments) {
        return run("plugin", 0, arguments);
    }

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow();
    }

    @Test
    void livesAsWithTerraform() throws IOException, InterruptedException {
        succeeds("init");
        succeeds("apply", "-auto-approve");
        succeeds("plan", "-detailed-exitcode");
        String green = "-var=stage=green";
        plansAsTerraform(green);

        assertThat(succeeds("apply", "-auto-approve", green)).contains("0 added", "0 destroyed");
        succeeds("plan", "-detailed-exitcode", green);

        String moved = "-var=network=1";
        assertThat(succeeds("plan", green, moved)).contains("forces replacement");
        succeeds("apply", "-auto-approve", green, moved);
        String queue = json(succeeds("output", "-json", "queue")).asText();
        succeeds("state", "rm", "aws_sqs_queue.main");
        succeeds("import", green, moved, "aws_sqs_queue.main", queue);
        succeeds("plan", "-detailed-exitcode", green, moved);

        succeeds("destroy", "-auto-approve");
        assertThat(succeeds("state", "list")).isEmpty();
    }

    /// The plan of the same change over the same state, where Terraform is installed.
    private void plansAsTerraform(String variable) throws IOException, InterruptedException {
        Optional<TerraformWithAws> terraform = TerraformWithAws.find();
        if (terraform.isEmpty()) {
            System.out.println("not compared: terraform is not installed");
            return;
        }
        WorkingFolder theirs = WorkingFolder.at(Files.createDirectories(temporary.resolve("tf")));
        theirs.copy(
                working.path(),
                file ->
                        List.of("main.tf", "function.zip", "terraform.tfstate")
                                .contains(file.toString()));
        succeeds("plan", "-out=plan.json", variable);
        terraform(terraform.get(), theirs, "init");
        terraform(terraform.get(), theirs, "plan", "-out=plan.bin", variable);

        JsonNode ours = json(succeeds("show", "-json", "plan.json"));
        JsonNode expected = json(terraform(terraform.get(), theirs, "show", "-json", "plan.bin"));

        for (String part : List.of("planned_values", "resource_changes", "output_changes")) {
            assertThat(ours.get(part)).as(part).isEqualTo(expected.get(part));
        }
    }

    private String terraform(TerraformWithAws terraform, WorkingFolder folder, String... arguments)
            throws IOException, InterruptedException {
        CommandResult result = terraform.run(folder, cloud, arguments);
        assertThat(result).returns(0, CommandResult::status);
        return result.out();
    }

    @Test
    void typesMoveToTheProgramAndBackWithoutAChange() {
        run("native", 0, "init");
        run("native", 0, "apply", "-auto-approve");
        run("native", 0, "plan", "-detailed-exitcode");

        run("plugin", 0, "init");
        run("plugin", 0, "plan", "-detailed-exitcode");
        run("plugin", 0, "apply", "-auto-approve", "-var=stage=green");

        run("native", 0, "plan", "-detailed-exitcode", "-var=stage=green");
        run("native", 0, "destroy", "-auto-approve", "-var=stage=green");
    }
}
