package dev.terrane.cliconfig;

import dev.terrane.cliconfig.SettingsNode.Members;
import dev.terrane.cliconfig.SettingsText.SyntaxException;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the files of the CLI configuration, and reads them.
public final class CliConfigLoader {
    /// The first that is set outweighs the files in the home folder.
    private static final List<String> VARIABLES =
            List.of("TERRANE_CLI_CONFIG_FILE", "TF_CLI_CONFIG_FILE", "TERRAFORM_CONFIG");

    private final Path workingDirectory;
    private final Map<String, String> environment;

    /// @param workingDirectory what relative paths in the environment are relative to
    public CliConfigLoader(Path workingDirectory, Map<String, String> environment) {
        this.workingDirectory = workingDirectory;
        this.environment = Map.copyOf(environment);
    }

    /// All files together; empty where there are none.
    public CliConfig load(Diagnostics diagnostics) {
        CliConfigDecoder decoder = new CliConfigDecoder(home(), environment, diagnostics);
        Optional<Path> named = named();
        named.ifPresent(file -> {
            if (!Files.exists(file)) {
                diagnostics.add(
                        Diagnostic.warning(
                                "CLI configuration not found",
                                "There is no file %s, which the environment names as the CLI configuration."
                                        .formatted(file)));
            }
        });
        for (Path file : files(named)) {
            read(file, diagnostics).ifPresent(found -> decoder.add(file.toString(), found));
        }
        return decoder.finish();
    }

    /// `~/.terraform.d`, where Terraform keeps what belongs to a user.
    public Path dataDirectory() {
        return home().resolve(".terraform.d");
    }

    /// Where `login` keeps tokens.
    public Path credentialsFile() {
        return dataDirectory().resolve("credentials.tfrc.json");
    }

    private Path home() {
        String home = environment.getOrDefault("HOME", "");
        return home.isEmpty() ? workingDirectory : Path.of(home);
    }

    private Optional<Path> named() {
        return VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(workingDirectory::resolve);
    }

    private List<Path> files(Optional<Path> named) {
        List<Path> files = new ArrayList<>();
        if (named.isPresent()) {
            if (Files.exists(named.get())) {
                files.add(named.get());
            }
            return files;
        }
        Path usual = home().resolve(".terraformrc");
        if (Files.exists(usual)) {
            files.add(usual);
        }
        files.addAll(furtherFiles());
        return files;
    }

    /// `*.tfrc` and `*.tfrc.json` in the data folder, but for the tokens that `login` keeps: those
    /// [CredentialStore] reads itself.
    private List<Path> furtherFiles() {
        if (!Files.isDirectory(dataDirectory())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(dataDirectory())) {
            return entries.filter(CliConfigLoader::isSettings)
                    .filter(file -> !file.equals(credentialsFile()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isSettings(Path file) {
        String name = file.toString();
        return name.endsWith(".tfrc") || name.endsWith(".tfrc.json");
    }

    static Optional<Members> read(Path file, Diagnostics diagnostics) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(
                    file.toString().endsWith(".json")
                            ? SettingsJson.parse(text)
                            : SettingsText.parse(text));
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid CLI configuration", "%s can not be read.".formatted(file)));
        } catch (SyntaxException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid CLI configuration",
                            "%s, %s.".formatted(file, e.getMessage())));
        }
        return Optional.empty();
    }
}
