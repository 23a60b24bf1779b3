package dev.terrane.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Terraform itself, where it is installed; or OpenTofu.
///
/// @param config its CLI configuration
record Terraform(String executable, Path config) {

    static Optional<Terraform> openTofu(Path config) {
        return InstalledProgram.openTofu().map(found -> new Terraform(found.executable(), config));
    }

    static Optional<Terraform> find(Path config) {
        try {
            Process version =
                    new ProcessBuilder("terraform", "version").redirectErrorStream(true).start();
            String text =
                    new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return version.waitFor() == 0 && text.contains("Terraform v1.")
                    ? Optional.of(new Terraform("terraform", config))
                    : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    CommandResult run(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("TF_CLI_CONFIG_FILE", config.toString());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandResult(process.waitFor(), out, "");
    }
}
