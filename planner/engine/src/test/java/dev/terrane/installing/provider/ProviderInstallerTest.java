package dev.terrane.installing.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig;
import dev.terrane.cliconfig.CliConfigLoader;
import dev.terrane.cliconfig.CredentialStore;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.TlsServer;
import dev.terrane.installing.lock.DependencyLockFile;
import dev.terrane.installing.lock.PackageHashes;
import dev.terrane.installing.lock.ProviderLock;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.ServiceDiscovery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class ProviderInstallerTest {
    private static final Platform PLATFORM = Platform.current();

    @TempDir Path home;

    private Path directory;
    private TestRegistry registry;
    private TlsServer server;
    private ProviderSource anvil;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        directory = Files.createDirectory(home.resolve("root"));
        registry = TestRegistry.start(home);
        server = registry.server();
        environment.putAll(server.environment(home));
        anvil = registry.anvil();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ProviderLock install(
            String constraint, Optional<ProviderLock> locked, boolean upgrade, Path... folders)
            throws InstallationException {
        CliConfigLoader files = new CliConfigLoader(home, environment);
        CliConfig config = files.load(new Diagnostics());
        CredentialStore credentials = new CredentialStore(environment, config, files);
        ProviderInstaller installer =
                new ProviderInstaller(
                        directory,
                        ".terraform",
                        environment,
                        config,
                        new ServiceDiscovery(new HttpAccess(environment), config, credentials),
                        List.of(folders),
                        upgrade,
                        sentence -> {});
        VersionConstraint wanted = VersionConstraint.parse(constraint).orElseThrow();
        return installer.install(new ProviderRequest(anvil, wanted), locked);
    }

    private ProviderLock install(String constraint) throws InstallationException {
        return install(constraint, Optional.empty(), false);
    }

    private ProviderExecutable executable(ProviderLock lock)
            throws IOException, InstallationException {
        new DependencyLockFile(new TreeMap<>(Map.of(anvil, lock))).write(directory);
        return InstalledProviders.of(
                        directory,
                        ".terraform",
                        CliConfig.EMPTY,
                        PackageHashes.UNREMEMBERED,
                        new Diagnostics())
                .executable(anvil);
    }

    @Test
    void aSignedPackageOfARegistryIsInstalledAndLocked() throws Exception {
        registry.publish();

        ProviderLock lock = install("~> 1.0");

        assertThat(lock.version()).hasToString("1.2.0");
        assertThat(lock.constraints()).isEqualTo("~> 1.0");
        assertThat(lock.hashes())
                .hasSize(3)
                .contains(
                        "zh:" + "ab".repeat(32),
                        "zh:" + TestRegistry.sha256(TestRegistry.zip("1.2.0")));
        ProviderExecutable executable = executable(lock);
        assertThat(executable.path())
                .isEqualTo(
                        directory.resolve(
                                ".terraform/providers/%s/1.2.0/%s/terraform-provider-anvil_v1.2.0"
                                        .formatted(anvil, PLATFORM)));
        int asked = server.requests().size();
        assertThat(install("~> 1.0", Optional.of(lock), false)).isEqualTo(lock);
        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void aSignatureOfAnotherKeyIsRefused() throws Exception {
        registry.publishSignedByAStranger();

        assertThatThrownBy(() -> install("~> 1.0")).hasMessageContaining("not signed by any");
        assertThat(directory.resolve(".terraform/providers")).doesNotExist();
    }

    @Test
    void aPackageThatDoesNotAgreeWithItsChecksumIsRefused() throws Exception {
        registry.publish();
        server.reply("/files/" + TestRegistry.zipName("1.2.0"), TestRegistry.zip("6.6.6"));

        assertThatThrownBy(() -> install("~> 1.0")).hasMessageContaining("does not agree");
        assertThat(directory.resolve(".terraform/providers")).doesNotExist();
    }

    @Test
    void aPackageThatTheLockFileDoesNotKnowIsRefused() throws Exception {
        registry.publish();
        ProviderLock good = install("~> 1.0");
        dev.terrane.installing.archive.Folders.delete(directory.resolve(".terraform"));
        ProviderLock other =
                new ProviderLock(
                        anvil,
                        good.version(),
                        "",
                        new java.util.TreeSet<>(List.of("h1:another", "zh:another")));

        assertThatThrownBy(() -> install("~> 1.0", Optional.of(other), false))
                .hasMessageContaining("none of the hashes");
    }

    @Test
    void aLockedVersionStaysUntilTheUserUpgrades() throws Exception {
        registry.publish();
        ProviderLock old =
                new ProviderLock(
                        anvil,
                        dev.terrane.config.version.Version.parse("1.0.0").orElseThrow(),
                        "",
                        new java.util.TreeSet<>());

        assertThatThrownBy(() -> install(">= 1.1", Optional.of(old), false))
                .hasMessageContaining("init -upgrade");
        assertThat(install(">= 1.1", Optional.of(old), true).version()).hasToString("1.2.0");
    }

    @Test
    void noVersionFits() throws Exception {
        registry.publish();

        assertThatThrownBy(() -> install(">= 2.0")).hasMessageContaining("the newest in");
        assertThatThrownBy(() -> install(">= 2.0.0-rc1")).hasMessageContaining("No version of");
    }

    @Test
    void foldersOfPackagesArePackedOrUnpacked() throws Exception {
        Path mirror = home.resolve("mirror");
        Path ofProvider = Files.createDirectories(mirror.resolve(anvil.toString()));
        Files.write(ofProvider.resolve(TestRegistry.zipName("1.0.0")), TestRegistry.zip("1.0.0"));
        Path unpacked = Files.createDirectories(ofProvider.resolve("1.1.0/" + PLATFORM));
        Files.writeString(unpacked.resolve("terraform-provider-anvil"), "binary");

        ProviderLock packed = install("1.0.0", Optional.empty(), false, mirror);
        assertThat(Files.readString(executable(packed).path())).isEqualTo("binary 1.0.0");
        ProviderLock newest = install(">= 1.0", Optional.empty(), false, mirror);
        assertThat(newest.version()).hasToString("1.1.0");
        assertThat(executable(newest).path().toRealPath())
                .isEqualTo(unpacked.resolve("terraform-provider-anvil").toRealPath());
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aNetworkMirrorStandsInForTheRegistry() throws Exception {
        Files.writeString(
                home.resolve(".terraformrc"),
                "provider_installation {\n  network_mirror {\n    url = \"%s\"\n  }\n}\n"
                        .formatted(server.url("/mirror/")));
        server.reply("/mirror/" + anvil + "/index.json", "{\"versions\": {\"1.2.0\": {}}}");
        server.reply(
                "/mirror/" + anvil + "/1.2.0.json",
                "{\"archives\": {\"%s\": {\"url\": \"a.zip\", \"hashes\": [\"zh:%s\"]}}}"
                        .formatted(PLATFORM, TestRegistry.sha256(TestRegistry.zip("1.2.0"))));
        server.reply("/mirror/" + anvil + "/a.zip", TestRegistry.zip("1.2.0"));

        assertThat(Files.readString(executable(install("~> 1.0")).path()))
                .isEqualTo("binary 1.2.0");
        assertThat(server.requests()).doesNotContain("/.well-known/terraform.json");
    }

    @Test
    void theCacheIsUsedForWhatTheLockFileKnows() throws Exception {
        registry.publish();
        environment.put("TF_PLUGIN_CACHE_DIR", home.resolve("cache").toString());
        ProviderLock lock = install("~> 1.0");
        assertThat(home.resolve("cache/" + anvil + "/1.2.0/" + PLATFORM)).isDirectory();
        dev.terrane.installing.archive.Folders.delete(directory.resolve(".terraform"));
        server.reply("/files/" + TestRegistry.zipName("1.2.0"), 500, Map.of(), new byte[0]);

        ProviderLock again = install("~> 1.0", Optional.of(lock), false);

        assertThat(again).isEqualTo(lock);
        assertThat(Files.readString(executable(again).path())).isEqualTo("binary 1.2.0");
    }
}
