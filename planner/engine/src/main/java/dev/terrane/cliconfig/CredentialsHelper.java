package dev.terrane.cliconfig;

import dev.terrane.cliconfig.CliConfig.Helper;
import dev.terrane.cliconfig.SettingsText.SyntaxException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program that keeps tokens: `terraform-credentials-NAME ARGUMENTS get|store|forget HOST`.
///
/// It answers `get` with `{"token": "..."}`, or `{}` where it knows none, and reads the same form for
/// `store`.
final class CredentialsHelper {
    private final Helper helper;
    private final Path dataDirectory;
    private final Map<String, String> environment;

    CredentialsHelper(Helper helper, Path dataDirectory, Map<String, String> environment) {
        this.helper = helper;
        this.dataDirectory = dataDirectory;
        this.environment = environment;
    }

    String program() {
        return "terraform-credentials-" + helper.name();
    }

    Optional<String> token(String host) throws IOException {
        String answer = run("get", host, "");
        try {
            return SettingsJson.parse(answer).text("token").filter(text -> !text.isEmpty());
        } catch (SyntaxException e) {
            throw new IOException(
                    "%s gave no JSON object for %s: %s".formatted(program(), host, e.getMessage()),
                    e);
        }
    }

    void store(String host, String token) throws IOException {
        run("store", host, "{\"token\":\"%s\"}".formatted(escaped(token)));
    }

    void forget(String host) throws IOException {
        run("forget", host, "");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private String run(String action, String host, String input) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(executable().toString());
        command.addAll(helper.arguments());
        command.add(action);
        command.add(host);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        await(process, action, host);
        return answer;
    }

    private void await(Process process, String action, String host) throws IOException {
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(
                        "%s %s %s ended with status %d".formatted(program(), action, host, status));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while %s was running".formatted(program()), e);
        }
    }

    /// Where Terraform looks for it; then the PATH.
    private Path executable() throws IOException {
        List<Path> folders = new ArrayList<>();
        folders.add(dataDirectory.resolve("plugins"));
        for (String folder : environment.getOrDefault("PATH", "").split(":")) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder));
            }
        }
        return folders.stream()
                .map(folder -> folder.resolve(program()))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IOException(
                                "the CLI configuration names the credentials helper %s, and there is no program %s in %s or on the PATH"
                                        .formatted(helper.name(), program(), folders.getFirst())));
    }
}
