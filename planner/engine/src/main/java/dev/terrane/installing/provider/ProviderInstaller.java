package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.config.version.VersionConstraint.Operator;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.InstallationNews;
import dev.terrane.installing.archive.ArchiveType;
import dev.terrane.installing.archive.Archives;
import dev.terrane.installing.archive.Folders;
import dev.terrane.installing.lock.ConstraintText;
import dev.terrane.installing.lock.DependencyLockFile;
import dev.terrane.installing.lock.Hashes;
import dev.terrane.installing.lock.PackageHashes;
import dev.terrane.installing.lock.ProviderLock;
import dev.terrane.installing.provider.ProviderPackage.Download;
import dev.terrane.installing.provider.ProviderPackage.Folder;
import dev.terrane.installing.provider.ProviderPackage.Zip;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.ServiceDiscovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Chooses versions of providers, and installs them into `.terraform/providers`.
///
/// A version that is locked stays, unless the user upgrades. A package is used only if it has a hash
/// that the lock file records; of a version that is new here, what the registry signed is recorded,
/// and the hash of what was installed.
public final class ProviderInstaller {
    private final Path providers;
    private final PackageSources sources;
    private final HttpAccess http;
    private final CliConfig config;
    private final boolean upgrade;
    private final Platform platform;
    private final PackageHashes hashes;
    private final InstallationNews news;

    /// @param directory of the root module
    /// @param dataDirectory `.terraform`, or what TF_DATA_DIR says
    /// @param pluginFolders of `-plugin-dir`: nothing else counts where there are any
    /// @param upgrade whether to choose the newest versions that fit, whatever is locked
    public ProviderInstaller(
            Path directory,
            String dataDirectory,
            Map<String, String> environment,
            CliConfig config,
            ServiceDiscovery discovery,
            List<Path> pluginFolders,
            boolean upgrade,
            InstallationNews news) {
        this.providers = directory.resolve(dataDirectory).resolve("providers");
        this.sources = PackageSources.of(pluginFolders, directory, environment, config, discovery);
        this.http = discovery.http();
        this.config = config;
        this.upgrade = upgrade;
        this.platform = Platform.current();
        this.hashes = PackageHashes.of(environment);
        this.news = news;
    }

    /// Installs one provider.
    ///
    /// @param locked what the lock file records of it
    /// @return what it has to record now
    public ProviderLock install(ProviderRequest request, Optional<ProviderLock> locked)
            throws InstallationException {
        ProviderSource source = request.source();
        List<PackageSource> serving = sources.serving(source);
        Version version = choose(request, locked, upgrade, serving);
        Optional<ProviderLock> same = locked.filter(lock -> lock.version().equals(version));
        ProviderLock lock =
                new ProviderLock(
                        source,
                        version,
                        ConstraintText.of(request.wanted()),
                        same.map(ProviderLock::hashes).orElseGet(TreeSet::new));
        Path target = ProviderFolders.of(providers, source, version, platform);
        if (isInstalled(target, lock)) {
            return lock;
        }
        Optional<Path> cached = cached(lock);
        if (cached.isPresent()) {
            news.say("- %s %s (from the plugin cache)".formatted(source.display(), version));
            put(cached.get(), target);
            return lock.withHashes(new TreeSet<>(List.of(hash(cached.get()))));
        }
        return fetch(lock, serving, target);
    }

    /// The locked version, where there is one and the user does not upgrade; else the newest that fits.
    static Version choose(
            ProviderRequest request,
            Optional<ProviderLock> locked,
            boolean upgrade,
            List<PackageSource> serving)
            throws InstallationException {
        if (locked.isPresent() && !upgrade) {
            if (allows(request.wanted(), locked.get().version())) {
                return locked.get().version();
            }
            throw new InstallationException(
                    "Locked version does not fit",
                    "%s is locked to version %s in %s, and the configuration asks for \"%s\". Run terrane init -upgrade to choose another version."
                            .formatted(
                                    request.source().display(),
                                    locked.get().version(),
                                    DependencyLockFile.NAME,
                                    request.wanted()));
        }
        return newest(request, serving);
    }

    private static Version newest(ProviderRequest request, List<PackageSource> serving)
            throws InstallationException {
        List<Version> all = new ArrayList<>();
        for (PackageSource source : serving) {
            all.addAll(source.versions(request.source()));
        }
        List<Version> fitting =
                all.stream().filter(version -> allows(request.wanted(), version)).toList();
        if (!fitting.isEmpty()) {
            return Collections.max(fitting);
        }
        String places = String.join(", ", serving.stream().map(PackageSource::name).toList());
        throw new InstallationException(
                "No version of the provider fits",
                all.isEmpty()
                        ? "The provider %s was looked for in %s, and is not there."
                                .formatted(
                                        request.source().display(),
                                        places.isEmpty()
                                                ? "no place, as the CLI configuration has none for it"
                                                : places)
                        : "No version of %s fits \"%s\"; the newest in %s is %s."
                                .formatted(
                                        request.source().display(),
                                        request.wanted(),
                                        places,
                                        Collections.max(all)));
    }

    /// A prerelease is chosen by who names it exactly.
    private static boolean allows(VersionConstraint wanted, Version version) {
        return wanted.allows(version)
                && (!version.isPrerelease()
                        || wanted.terms().stream()
                                .anyMatch(term ->
                                        term.operator() == Operator.EQUAL
                                                && term.version().equals(version)));
    }

    private boolean isInstalled(Path folder, ProviderLock lock) throws InstallationException {
        return Files.isDirectory(folder) && lock.hashes().contains(hash(folder));
    }

    private String hash(Path folder) throws InstallationException {
        try {
            return hashes.ofFolder(folder);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /// A package in the cache that the lock file knows.
    private Optional<Path> cached(ProviderLock lock) throws InstallationException {
        if (config.pluginCache().isEmpty()) {
            return Optional.empty();
        }
        Path folder =
                ProviderFolders.of(
                        config.pluginCache().get(), lock.source(), lock.version(), platform);
        boolean usable =
                isInstalled(folder, lock)
                        || (config.cacheMayBreakLockFile()
                                && lock.hashes().isEmpty()
                                && Files.isDirectory(folder));
        return usable ? Optional.of(folder) : Optional.empty();
    }

    private ProviderLock fetch(ProviderLock lock, List<PackageSource> serving, Path target)
            throws InstallationException {
        for (PackageSource source : serving) {
            Optional<ProviderPackage> found = source.find(lock.source(), lock.version(), platform);
            if (found.isPresent()) {
                return switch (found.get()) {
                    case Folder folder -> folder(folder.path(), lock, target);
                    case Zip zip -> zip(zip.path(), lock, target, source);
                    case Download download -> download(download, lock, target);
                };
            }
        }
        throw new InstallationException(
                "No package for this platform",
                "%s %s has no package for %s in any of the places that were asked."
                        .formatted(lock.source().display(), lock.version(), platform));
    }

    private ProviderLock folder(Path folder, ProviderLock lock, Path target)
            throws InstallationException {
        String hash = hash(folder);
        check(lock, List.of(hash));
        news.say("- %s %s (from %s)".formatted(lock.source().display(), lock.version(), folder));
        put(folder, target);
        return lock.withHashes(new TreeSet<>(List.of(hash)));
    }

    private ProviderLock download(Download download, ProviderLock lock, Path target)
            throws InstallationException {
        try (DownloadedPackage fetched =
                DownloadedPackage.fetch(download, lock.source(), lock.version(), http)) {
            check(lock, fetched.hashes());
            unpack(fetched.file(), lock, target, fetched.signer());
            return installed(lock.withHashes(fetched.known()), fetched.hashes());
        }
    }

    /// What is locked already has to be one of what is recorded.
    private static void check(ProviderLock lock, List<String> hashes) throws InstallationException {
        if (!lock.hashes().isEmpty()
                && hashes.stream().noneMatch(hash -> lock.hashes().contains(hash))) {
            throw new InstallationException(
                    "Provider is not what the lock file records",
                    "The package of %s %s that was found here has none of the hashes that %s records, so nothing was installed. If you trust it, remove its block from the lock file and run terrane init."
                            .formatted(
                                    lock.source().display(),
                                    lock.version(),
                                    DependencyLockFile.NAME));
        }
    }

    private ProviderLock zip(Path file, ProviderLock lock, Path target, PackageSource source)
            throws InstallationException {
        List<String> found;
        try {
            found = List.of(Hashes.ofZip(file), Hashes.ofZipContent(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        check(lock, found);
        unpack(file, lock, target, "from " + source.name());
        return installed(lock, found);
    }

    /// What a zip holds is recorded, and not what the zip is: that is for who signs it to say.
    private static ProviderLock installed(ProviderLock lock, List<String> hashes) {
        return lock.withHashes(
                hashes.stream()
                        .filter(hash -> hash.startsWith(Hashes.CONTENT))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void unpack(Path file, ProviderLock lock, Path target, String whence)
            throws InstallationException {
        news.say("- %s %s (%s)".formatted(lock.source().display(), lock.version(), whence));
        Path folder =
                config.pluginCache()
                        .map(cache ->
                                ProviderFolders.of(cache, lock.source(), lock.version(), platform))
                        .orElse(target);
        try {
            unpack(file, folder);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (!folder.equals(target)) {
            put(folder, target);
        }
    }

    /// Beside its place first, so that nobody sees half of it.
    static void unpack(Path file, Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(folder + " has no parent");
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, ".new");
        try {
            Archives.unpack(file, ArchiveType.ZIP, fresh);
            Folders.delete(folder);
            Files.move(fresh, folder);
        } finally {
            Folders.delete(fresh);
        }
    }

    /// A link, as Terraform makes it; a copy where there are no links.
    static void put(Path folder, Path target) throws InstallationException {
        try {
            Path parent = target.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (Files.isSymbolicLink(target)) {
                Files.delete(target);
            } else if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Folders.delete(target);
            }
            link(folder.toRealPath(), target);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static void link(Path folder, Path target) throws IOException {
        try {
            Files.createSymbolicLink(target, folder);
        } catch (UnsupportedOperationException e) {
            Folders.copy(folder, target);
        }
    }

    private static InstallationException unreadable(Path path, IOException e) {
        return new InstallationException(
                "Provider can not be installed",
                "%s can not be read or written: %s.".formatted(path, e.getMessage()),
                e);
    }
}
