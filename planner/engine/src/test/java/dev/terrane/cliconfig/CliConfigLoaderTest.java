package dev.terrane.cliconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig.RuntimeWish;
import dev.terrane.cliconfig.InstallationMethod.Direct;
import dev.terrane.cliconfig.InstallationMethod.FilesystemMirror;
import dev.terrane.cliconfig.InstallationMethod.NetworkMirror;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class CliConfigLoaderTest {
    @TempDir Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final Diagnostics diagnostics = new Diagnostics();

    private CliConfig load() {
        environment.put("HOME", home.toString());
        return new CliConfigLoader(home, environment).load(diagnostics);
    }

    private CliConfig load(String text) throws IOException {
        Files.writeString(home.resolve(".terraformrc"), text);
        return load();
    }

    private static ProviderSource source(String text) {
        return ProviderSource.parse(text).orElseThrow();
    }

    @Test
    void readsAllThatTerraformHas() throws IOException {
        CliConfig config =
                load(
                        """
                        # comments of three kinds
                        plugin_cache_dir = "$HOME/cache" // the second
                        disable_checkpoint = true /* the
                        third */
                        credentials "App.Example.com" { token = "secret" }
                        credentials_helper "vault" { args = ["--host", "x"] }
                        host "modules.example.com" {
                          services = {
                            "modules.v1" = "https://example.com/api/",
                            "login.v1" = {
                              client = "cli"
                              token  = "https://example.com/token"
                              ports  = [10000, 10010]
                            },
                          }
                        }
                        provider_installation {
                          dev_overrides {
                            "acme/anvil" = "/opt/anvil"
                          }
                          filesystem_mirror {
                            path    = "/usr/share/providers"
                            include = ["example.com/*/*"]
                          }
                          network_mirror { url = "https://mirror.example.com/p/" }
                          direct { exclude = ["example.com/*/*"] }
                        }
                        """);

        assertThat(diagnostics.list()).isEmpty();
        assertThat(config.tokens()).containsEntry("app.example.com", "secret");
        assertThat(config.helper().orElseThrow().arguments()).containsExactly("--host", "x");
        assertThat(config.services().get("modules.example.com"))
                .containsEntry("modules.v1", "https://example.com/api/")
                .containsEntry(
                        "login.v1",
                        Map.of(
                                "client", "cli",
                                "token", "https://example.com/token",
                                "ports", List.of("10000", "10010")));
        assertThat(config.pluginCache()).contains(home.resolve("cache"));
        assertThat(config.devOverrides())
                .containsEntry(source("acme/anvil"), Path.of("/opt/anvil"));
        assertThat(config.installation().orElseThrow())
                .hasExactlyElementsOfTypes(
                        FilesystemMirror.class, NetworkMirror.class, Direct.class);
    }

    @Test
    void saysWhereTypesRun() throws IOException {
        Path file = home.resolve("settings");
        Files.writeString(
                file,
                """
                provider_runtime "hashicorp/aws" {
                  native = ["data.aws_region"]
                  plugin = ["*", "aws_vpc"]
                }
                """);
        RuntimeWish wish =
                new CliConfigLoader(
                                home,
                                Map.of(
                                        "HOME",
                                        home.toString(),
                                        "TERRANE_CLI_CONFIG_FILE",
                                        file.toString()))
                        .load(diagnostics)
                        .runtimes()
                        .get(source("hashicorp/aws"));

        assertThat(wish.isBuiltIn("data.aws_region")).contains(true);
        assertThat(wish.isBuiltIn("aws_vpc")).contains(false);
        assertThat(wish.isBuiltIn("aws_subnet")).contains(false);
        assertThat(RuntimeWish.NONE.isBuiltIn("aws_vpc")).isEmpty();
    }

    @Test
    void readsJsonByTheNameOfTheFile() throws IOException {
        Path file = home.resolve("settings.json");
        Files.writeString(
                file,
                """
                {"credentials": {"a.example.com": {"token": "t"}},
                 "provider_installation": {"filesystem_mirror": {"path": "/m"}, "direct": {}}}
                """);
        environment.put("TERRANE_CLI_CONFIG_FILE", file.toString());
        environment.put("TF_CLI_CONFIG_FILE", "/nowhere");

        CliConfig config = load();

        assertThat(diagnostics.list()).isEmpty();
        assertThat(config.tokens()).containsEntry("a.example.com", "t");
        assertThat(config.installation().orElseThrow()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com/*/*, example.com/a/b, true",
        "example.com/*/*, hashicorp/aws, false",
        "hashicorp/*, hashicorp/aws, true",
        "aws, hashicorp/aws, true",
        "*/*/aws, example.com/x/aws, true",
    })
    void patternsTakeAsterisksForWholeParts(String pattern, String provider, boolean matches) {
        assertThat(ProviderPattern.parse(pattern).orElseThrow().matches(source(provider)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    credentials "a" {                        | a "}" is missing
                    credentials                              | there has to be "=" or a block
                    plugin_cache_dir = "x                    | the quote at the end
                    provider_installation { network_mirror { url = "http://a/" } } | begins with https://
                    provider_installation { guess {} }       | no way "guess"
                    provider_installation { direct { include = ["a/b/c/d"] } } | no pattern
                    """)
    void saysWhatIsWrongAndInWhichFile(String text, String expected) throws IOException {
        load(text);

        assertThat(diagnostics.list())
                .extracting(Diagnostic::detail)
                .anyMatch(detail -> detail.contains(expected) && detail.contains(".terraformrc"));
    }

    @Test
    void tokensComeFromTheEnvironmentFirstThenTheConfigurationThenTheFile() throws IOException {
        CliConfig config = load("credentials \"b.example.com\" { token = \"configured\" }");
        environment.put("TF_TOKEN_my__host_example_com", "of the environment");
        CredentialStore store =
                new CredentialStore(environment, config, new CliConfigLoader(home, environment));
        store.store("b.example.com", "kept");
        store.store("c.example.com", "kept");

        assertThat(store.token("my-host.example.com")).contains("of the environment");
        assertThat(store.token("b.example.com")).contains("configured");
        assertThat(store.token("c.example.com")).contains("kept");
        assertThat(store.token("d.example.com")).isEmpty();
        Path file = home.resolve(".terraform.d/credentials.tfrc.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        store.forget("c.example.com");
        assertThat(store.token("c.example.com")).isEmpty();
        assertThat(Files.readString(file)).contains("b.example.com");
    }

    @Test
    void aHelperIsAskedLastAndKeepsTokens() throws IOException {
        Path program = home.resolve(".terraform.d/plugins/terraform-credentials-box");
        Files.createDirectories(program.getParent());
        Files.writeString(
                program,
                """
                #!/bin/sh
                box=%s/$1-$3
                case $2 in
                get) if [ -r "$box" ]; then cat "$box"; else echo '{}'; fi ;;
                store) cat >"$box" ;;
                forget) rm -f "$box" ;;
                esac
                """
                        .formatted(home));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        CliConfig config = load("credentials_helper \"box\" { args = [\"kept\"] }");
        environment.put("PATH", System.getenv("PATH"));
        CredentialStore store =
                new CredentialStore(environment, config, new CliConfigLoader(home, environment));

        assertThat(store.token("h.example.com")).isEmpty();
        store.store("h.example.com", "a\"b");
        assertThat(store.token("h.example.com")).contains("a\"b");
        assertThat(home.resolve("kept-h.example.com")).exists();
        store.forget("h.example.com");
        assertThat(store.token("h.example.com")).isEmpty();
    }
}
