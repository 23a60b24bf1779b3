package dev.terrane.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Another program of the same kind, where it is installed: terraform on the PATH; OpenTofu as `tofu` on
/// the PATH, or where `TERRANE_TEST_TOFU` says.
///
/// It uses built-in providers only, so nothing is downloaded.
record InstalledProgram(String executable) {

    static Optional<InstalledProgram> terraform() {
        return found("terraform", "Terraform v1.");
    }

    static Optional<InstalledProgram> openTofu() {
        return found(
                Optional.ofNullable(System.getenv("TERRANE_TEST_TOFU")).orElse("tofu"),
                "OpenTofu v1.");
    }

    private static Optional<InstalledProgram> found(String executable, String says) {
        try {
            Process version =
                    new ProcessBuilder(executable, "version").redirectErrorStream(true).start();
            String text =
                    new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return version.waitFor() == 0 && text.contains(says)
                    ? Optional.of(new InstalledProgram(executable))
                    : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    CommandResult run(WorkingFolder working, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(working.path().toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("TF_IN_AUTOMATION", "1");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new CommandResult(process.waitFor(), out, "");
        } catch (IOException e) {
            throw new IllegalStateException("it was there just now", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was stopped", e);
        }
    }
}
