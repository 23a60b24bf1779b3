package dev.terrane.installing.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig;
import dev.terrane.cliconfig.CliConfigLoader;
import dev.terrane.cliconfig.CredentialStore;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.lock.Hashes;
import dev.terrane.installing.lock.ProviderLock;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.ServiceDiscovery;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ProviderPublishingTest {
    private static final ProviderSource ANVIL = ProviderSource.parse("acme/anvil").orElseThrow();
    private static final Version VERSION = Version.parse("1.2.3").orElseThrow();
    private static final Platform LINUX = new Platform("linux", "amd64");

    @TempDir Path directory;

    private Path unpacked;

    @BeforeEach
    void lay() throws IOException {
        unpacked = ProviderFolders.of(directory.resolve("from"), ANVIL, VERSION, LINUX);
        Files.createDirectories(unpacked);
        Files.writeString(unpacked.resolve("terraform-provider-anvil_v1.2.3_x5"), "binary");
        Files.writeString(unpacked.resolve("LICENSE"), "text");
    }

    private ProviderPublishing from(String mirror) {
        Map<String, String> environment = Map.of("HOME", directory.toString());
        CredentialStore credentials =
                new CredentialStore(
                        environment, CliConfig.EMPTY, new CliConfigLoader(directory, environment));
        return ProviderPublishing.ofFolder(
                directory.resolve(mirror),
                new ServiceDiscovery(new HttpAccess(environment), CliConfig.EMPTY, credentials));
    }

    private static ProviderRequest request(String constraint) {
        return new ProviderRequest(ANVIL, VersionConstraint.parse(constraint).orElseThrow());
    }

    @Test
    void recordsWhatAMirrorHolds() throws IOException, InstallationException {
        ProviderLock lock = from("from").lock(request("~> 1.0"), Optional.empty(), List.of(LINUX));

        assertThat(lock.version()).isEqualTo(VERSION);
        assertThat(lock.hashes()).containsExactly(Hashes.ofFolder(unpacked));
    }

    @Test
    void namesThePlatformThatHasNoPackage() {
        assertThatThrownBy(() ->
                        from("from")
                                .lock(
                                        request("~> 1.0"),
                                        Optional.empty(),
                                        List.of(LINUX, new Platform("darwin", "arm64"))))
                .isInstanceOf(InstallationException.class)
                .hasMessageContaining("darwin_arm64");
    }

    @Test
    void aCopyIsAMirrorWithAnIndexAndTheSamePackages() throws IOException, InstallationException {
        from("from").mirror(ANVIL, VERSION, LINUX, directory.resolve("to"));

        Path folder = ProviderFolders.ofSource(directory.resolve("to"), ANVIL);
        String hash = Hashes.ofFolder(unpacked);
        assertThat(Files.readString(folder.resolve("index.json"))).contains("\"1.2.3\"");
        assertThat(Files.readString(folder.resolve("1.2.3.json")))
                .contains("linux_amd64", hash, "terraform-provider-anvil_1.2.3_linux_amd64.zip");
        assertThat(from("to").lock(request("~> 1.0"), Optional.empty(), List.of(LINUX)).hashes())
                .contains(hash);
    }
}
