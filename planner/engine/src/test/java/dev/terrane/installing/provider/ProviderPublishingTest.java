package dev.terrane.installing.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig;
import dev.terrane.cliconfig.CliConfigLoader;
import dev.terrane.cliconfig.CredentialStore;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.lock.Hashes;
import dev.terrane.installing.lock.ProviderLock;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.ServiceDiscovery;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
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

    private ProviderPublishing ofOrigin(TestRegistry registry) {
        return ProviderPublishing.ofOrigin(discovery(registry));
    }

    private ServiceDiscovery discovery(TestRegistry registry) {
        Map<String, String> environment = new HashMap<>(registry.server().environment(directory));
        environment.put("PATH", System.getenv("PATH"));
        CliConfigLoader files = new CliConfigLoader(directory, environment);
        CliConfig config = files.load(new Diagnostics());
        return new ServiceDiscovery(
                new HttpAccess(environment),
                config,
                new CredentialStore(environment, config, files));
    }

    private static ProviderRequest anyVersion(TestRegistry registry) {
        return new ProviderRequest(
                registry.anvil(), VersionConstraint.parse("~> 1.0").orElseThrow());
    }

    private static ProviderLock locked(ProviderPublishing place, TestRegistry registry)
            throws InstallationException {
        return place.lock(anyVersion(registry), Optional.empty(), List.of(Platform.current()));
    }

    @Test
    void theRegistryTellsTheHashesOfAllPlatforms() throws Exception {
        try (TestRegistry registry = TestRegistry.start(directory)) {
            registry.publish();

            ProviderLock lock = locked(ofOrigin(registry), registry);

            assertThat(lock.version()).hasToString("1.2.0");
            assertThat(lock.hashes())
                    .hasSize(3)
                    .contains(
                            "zh:" + "ab".repeat(32),
                            "zh:" + TestRegistry.sha256(TestRegistry.zip("1.2.0")));
        }
    }

    @Test
    void aMirrorOfTheRegistryServesTheSamePackages() throws Exception {
        try (TestRegistry registry = TestRegistry.start(directory)) {
            registry.publish();
            Path mirror = directory.resolve("mirror");
            ofOrigin(registry)
                    .mirror(
                            registry.anvil(),
                            Version.parse("1.2.0").orElseThrow(),
                            Platform.current(),
                            mirror);
            Path packages = ProviderFolders.ofSource(mirror, registry.anvil());
            try (var files = Files.list(packages)) {
                for (Path file : files.toList()) {
                    registry.server()
                            .reply(
                                    "/copy/%s/%s".formatted(registry.anvil(), file.getFileName()),
                                    Files.readAllBytes(file));
                }
            }
            ProviderPublishing copy =
                    ProviderPublishing.ofServer(
                            URI.create(registry.server().url("/copy/")), discovery(registry));

            assertThat(Files.readAllBytes(packages.resolve(TestRegistry.zipName("1.2.0"))))
                    .isEqualTo(TestRegistry.zip("1.2.0"));
            assertThat(locked(ofOrigin(registry), registry).hashes())
                    .containsAll(locked(copy, registry).hashes());
            assertThat(locked(copy, registry).hashes()).anyMatch(hash -> hash.startsWith("h1:"));
        }
    }

    @Test
    void aPackageOfAWrongSignatureIsNotMirrored() throws Exception {
        try (TestRegistry registry = TestRegistry.start(directory)) {
            registry.publishSignedByAStranger();

            assertThatThrownBy(() -> locked(ofOrigin(registry), registry))
                    .hasMessageContaining("not signed by any");
            assertThatThrownBy(() ->
                            ofOrigin(registry)
                                    .mirror(
                                            registry.anvil(),
                                            Version.parse("1.2.0").orElseThrow(),
                                            Platform.current(),
                                            directory.resolve("mirror")))
                    .hasMessageContaining("not signed by any");
            assertThat(ProviderFolders.ofSource(directory.resolve("mirror"), registry.anvil()))
                    .isEmptyDirectory();
        }
    }

    @Test
    void theHelperGivesTheRegistryItsToken() throws Exception {
        try (TestRegistry registry = TestRegistry.start(directory)) {
            registry.publish();
            registry.server().require("s3cret");
            assertThatThrownBy(() ->
                            ofOrigin(registry).version(anyVersion(registry), Optional.empty()))
                    .hasMessageContaining("status 401");

            Path program = directory.resolve(".terraform.d/plugins/terraform-credentials-box");
            Files.createDirectories(program.getParent());
            Files.writeString(
                    program,
                    """
                    #!/bin/sh
                    [ "$1 $2 $3" = "kept get %s" ] && echo '{"token": "s3cret"}'
                    """
                            .formatted(registry.server().host()));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(
                    directory.resolve(".terraformrc"),
                    "credentials_helper \"box\" {\n  args = [\"kept\"]\n}\n");

            assertThat(ofOrigin(registry).version(anyVersion(registry), Optional.empty()))
                    .hasToString("1.2.0");
        }
    }

    @Test
    void whatLiesInThePluginCacheIsNotFetchedAgain() throws Exception {
        try (TestRegistry registry = TestRegistry.start(directory)) {
            registry.publish();
            ProviderPublishing place = ofOrigin(registry).with(directory.resolve("cache"));
            ProviderLock fetched = locked(place, registry);
            registry.server()
                    .reply("/files/" + TestRegistry.zipName("1.2.0"), 500, Map.of(), new byte[0]);

            ProviderLock kept = locked(place, registry);

            assertThat(fetched.hashes()).containsAll(kept.hashes());
            assertThat(kept.hashes()).hasSize(1).allMatch(hash -> hash.startsWith("h1:"));
        }
    }
}
