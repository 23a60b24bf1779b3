package dev.terrane.installing.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig;
import dev.terrane.config.version.Version;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.lock.DependencyLockFile;
import dev.terrane.installing.lock.Hashes;
import dev.terrane.installing.lock.PackageHashes;
import dev.terrane.installing.lock.ProviderLock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

class InstalledProvidersTest {
    private static final ProviderSource ANVIL = ProviderSource.parse("acme/anvil").orElseThrow();
    private static final Version VERSION = Version.parse("1.2.3").orElseThrow();

    @TempDir Path directory;

    private Path executable;

    @BeforeEach
    void install() throws IOException {
        Path folder =
                ProviderFolders.of(
                        directory.resolve(".terraform/providers"),
                        ANVIL,
                        VERSION,
                        Platform.current());
        Files.createDirectories(folder);
        executable = folder.resolve("terraform-provider-anvil_v1.2.3_x5");
        Files.writeString(executable, "binary");
        Files.writeString(folder.resolve("terraform-provider-anvilsmith"), "another");
        lock(Hashes.ofFolder(folder));
    }

    private void lock(String hash) throws IOException {
        ProviderLock lock =
                new ProviderLock(ANVIL, VERSION, "~> 1.2", new TreeSet<>(List.of(hash)));
        new DependencyLockFile(new TreeMap<>(Map.of(ANVIL, lock))).write(directory);
    }

    private InstalledProviders installed(CliConfig config) {
        return InstalledProviders.of(
                directory, ".terraform", config, PackageHashes.UNREMEMBERED, new Diagnostics());
    }

    @Test
    void handsOutWhatTheLockFileRecords() throws InstallationException {
        InstalledProviders installed = installed(CliConfig.EMPTY);

        assertThat(installed.sources()).containsExactly(ANVIL);
        assertThat(installed.executable(ANVIL))
                .isEqualTo(new ProviderExecutable(ANVIL, "1.2.3", executable, false));
    }

    @Test
    void aTamperedExecutableIsNotHandedOut() throws IOException {
        Files.writeString(executable, "malware");

        assertThatThrownBy(() -> installed(CliConfig.EMPTY).executable(ANVIL))
                .isInstanceOf(InstallationException.class)
                .hasMessageContaining("nothing of it was run")
                .hasMessageContaining("terrane init");
    }

    @Test
    void aProviderThatIsNotLockedIsNotHandedOut() throws IOException {
        Files.delete(directory.resolve(DependencyLockFile.NAME));

        assertThatThrownBy(() -> installed(CliConfig.EMPTY).executable(ANVIL))
                .hasMessageContaining("does not name the provider acme/anvil");
    }

    @Test
    void anOverrideIsHandedOutAsItIs() throws IOException, InstallationException {
        Path folder = Files.createDirectory(directory.resolve("mine"));
        Files.writeString(folder.resolve("terraform-provider-anvil"), "being worked on");
        CliConfig config =
                new CliConfig(
                        Map.of(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Map.of(ANVIL, folder),
                        Optional.empty(),
                        false,
                        Map.of());

        assertThat(installed(config).executable(ANVIL))
                .isEqualTo(
                        new ProviderExecutable(
                                ANVIL, "", folder.resolve("terraform-provider-anvil"), true));
    }
}
