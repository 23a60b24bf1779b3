package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.lock.DependencyLockFile;
import dev.terrane.installing.lock.PackageHashes;
import dev.terrane.installing.lock.ProviderLock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The providers that `init` has installed for a configuration.
///
/// An executable is handed out only after its package was seen to be one that the lock file records.
/// That reads the whole of it, so it is done when somebody asks, once. Several threads may ask.
public final class InstalledProviders {
    private final Path providers;
    private final DependencyLockFile locks;
    private final Map<ProviderSource, Path> overrides;
    private final Platform platform;
    private final PackageHashes hashes;
    private final Map<ProviderSource, ProviderExecutable> verified = new ConcurrentHashMap<>();

    InstalledProviders(
            Path providers,
            DependencyLockFile locks,
            Map<ProviderSource, Path> overrides,
            Platform platform,
            PackageHashes hashes) {
        this.providers = providers;
        this.locks = locks;
        this.overrides = Map.copyOf(overrides);
        this.platform = platform;
        this.hashes = hashes;
    }

    /// @param directory of the root module, where the lock file is
    /// @param dataDirectory `.terraform`, or what TF_DATA_DIR says
    public static InstalledProviders of(
            Path directory,
            String dataDirectory,
            CliConfig config,
            PackageHashes hashes,
            Diagnostics diagnostics) {
        return new InstalledProviders(
                directory.resolve(dataDirectory).resolve("providers"),
                DependencyLockFile.read(directory, diagnostics),
                config.devOverrides(),
                Platform.current(),
                hashes);
    }

    /// The sources that [#executable] may find something for: those that are locked or overridden.
    public SortedSet<ProviderSource> sources() {
        SortedSet<ProviderSource> sources = new TreeSet<>(locks.providers().keySet());
        sources.addAll(overrides.keySet());
        return sources;
    }

    /// The version that is locked, without looking at any file.
    public Optional<String> version(ProviderSource source) {
        return locks.provider(source).map(lock -> lock.version().toString());
    }

    public boolean isOverridden(ProviderSource source) {
        return overrides.containsKey(source);
    }

    /// The program of a provider, verified.
    ///
    /// @throws InstallationException where it is not installed, or is not what the lock file records
    public ProviderExecutable executable(ProviderSource source) throws InstallationException {
        ProviderExecutable known = verified.get(source);
        if (known != null) {
            return known;
        }
        ProviderExecutable found =
                overrides.containsKey(source) ? overridden(source) : locked(source);
        verified.put(source, found);
        return found;
    }

    private ProviderExecutable overridden(ProviderSource source) throws InstallationException {
        Path folder = overrides.get(source);
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InstallationException(
                    "Provider not found",
                    "dev_overrides of the CLI configuration names %s for %s, and there is no such folder."
                            .formatted(folder, source.display()));
        }
        Path executable = ProviderFolders.executable(folder, source);
        return new ProviderExecutable(source, "", executable, true);
    }

    private ProviderExecutable locked(ProviderSource source) throws InstallationException {
        ProviderLock lock =
                locks.provider(source)
                        .orElseThrow(() ->
                                new InstallationException(
                                        "Provider not installed",
                                        "The lock file %s does not name the provider %s. Run terrane init."
                                                .formatted(
                                                        DependencyLockFile.NAME,
                                                        source.display())));
        Path folder = ProviderFolders.of(providers, source, lock.version(), platform);
        if (!Files.isDirectory(folder)) {
            throw new InstallationException(
                    "Provider not installed",
                    "%s %s, which the lock file names, is not installed here. Run terrane init."
                            .formatted(source.display(), lock.version()));
        }
        verify(folder, lock);
        Path executable = ProviderFolders.executable(folder, source);
        return new ProviderExecutable(source, lock.version().toString(), executable, false);
    }

    private void verify(Path folder, ProviderLock lock) throws InstallationException {
        String hash = hash(folder);
        if (!lock.hashes().contains(hash)) {
            throw new InstallationException(
                    "Provider is not what the lock file records",
                    "The package of %s %s in %s has the hash %s, which is not in %s. It was changed after it was installed, or the lock file was; nothing of it was run. Run terrane init to install it anew."
                            .formatted(
                                    lock.source().display(),
                                    lock.version(),
                                    folder,
                                    hash,
                                    DependencyLockFile.NAME));
        }
    }

    private String hash(Path folder) throws InstallationException {
        try {
            return hashes.ofFolder(folder);
        } catch (IOException e) {
            throw new InstallationException(
                    "Provider not installed",
                    "%s can not be read: %s. Run terrane init.".formatted(folder, e.getMessage()),
                    e);
        }
    }
}
