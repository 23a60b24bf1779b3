package dev.terrane.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Terraform itself, with its provider for AWS, where both are installed: it judges whether it can go
/// on with a state of ours.
///
/// The provider is looked for in the folder that `TERRANE_TEST_TERRAFORM_PLUGINS` names, and in those
/// where Terraform looks by itself; nothing is downloaded.
final class TerraformWithAws {
    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws/5.100.0";

    private final Path plugins;

    private TerraformWithAws(Path plugins) {
        this.plugins = plugins;
    }

    static Optional<TerraformWithAws> find() {
        return isTerraformThere() ? mirror().map(TerraformWithAws::new) : Optional.empty();
    }

    /// The filesystem mirror with the provider, whether Terraform is there or not.
    static Optional<Path> mirror() {
        return mirrors().filter(TerraformWithAws::hasProvider).findFirst();
    }

    private static boolean isTerraformThere() {
        try {
            Process version =
                    new ProcessBuilder("terraform", "version").redirectErrorStream(true).start();
            String text =
                    new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return version.waitFor() == 0 && text.contains("Terraform v1.");
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Stream<Path> mirrors() {
        String home = System.getProperty("user.home");
        return Stream.concat(
                        Optional.ofNullable(System.getenv("TERRANE_TEST_TERRAFORM_PLUGINS"))
                                .stream(),
                        Stream.of(
                                home + "/.terraform.d/plugins",
                                home + "/.local/share/terraform/plugins",
                                "/usr/local/share/terraform/plugins",
                                "/usr/share/terraform/plugins"))
                .map(Path::of);
    }

    private static boolean hasProvider(Path mirror) {
        return Files.isDirectory(mirror.resolve(PROVIDER));
    }

    CommandResult run(WorkingFolder working, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        working.write(
                "terraform.rc",
                """
                provider_installation {
                  filesystem_mirror {
                    path = "%s"
                  }
                }
                """
                        .formatted(plugins));
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(working.path().toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("TF_CLI_CONFIG_FILE", working.path("terraform.rc").toString());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandResult(process.waitFor(), out, "");
    }
}
