package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.InstallationMethod.Selection;
import dev.terrane.config.version.Version;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.lock.ConstraintText;
import dev.terrane.installing.lock.Hashes;
import dev.terrane.installing.lock.ProviderLock;
import dev.terrane.installing.provider.ProviderPackage.Download;
import dev.terrane.installing.provider.ProviderPackage.Folder;
import dev.terrane.installing.provider.ProviderPackage.Zip;
import dev.terrane.installing.service.ServiceDiscovery;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What `providers lock` and `providers mirror` get from one place: the hashes of packages, and the
/// packages themselves, of any platform.
public final class ProviderPublishing {
    private final PackageSource place;
    private final ServiceDiscovery discovery;
    private final Optional<Path> cache;

    private ProviderPublishing(PackageSource place, ServiceDiscovery discovery) {
        this(place, discovery, Optional.empty());
    }

    private ProviderPublishing(
            PackageSource place, ServiceDiscovery discovery, Optional<Path> cache) {
        this.place = place;
        this.discovery = discovery;
        this.cache = cache;
    }

    /// The registry that the source of a provider names.
    public static ProviderPublishing ofOrigin(ServiceDiscovery discovery) {
        return new ProviderPublishing(
                new RegistryPackageSource(Selection.ALL, discovery), discovery);
    }

    public static ProviderPublishing ofFolder(Path mirror, ServiceDiscovery discovery) {
        return new ProviderPublishing(new FilesystemMirrorSource(mirror, Selection.ALL), discovery);
    }

    public static ProviderPublishing ofServer(URI mirror, ServiceDiscovery discovery) {
        return new ProviderPublishing(
                new NetworkMirrorSource(mirror, Selection.ALL, discovery), discovery);
    }

    /// The same, with a folder of unpacked packages: what lies there is not fetched, and what is fetched is
    /// put there.
    public ProviderPublishing with(Path pluginCache) {
        return new ProviderPublishing(place, discovery, Optional.of(pluginCache));
    }

    /// The locked version, or else the newest that fits.
    public Version version(ProviderRequest request, Optional<ProviderLock> locked)
            throws InstallationException {
        return ProviderInstaller.choose(request, locked, false, List.of(place));
    }

    /// What the lock file has to record, with the packages of further platforms.
    public ProviderLock lock(
            ProviderRequest request, Optional<ProviderLock> locked, List<Platform> platforms)
            throws InstallationException {
        Version version = version(request, locked);
        SortedSet<String> hashes = new TreeSet<>();
        locked.ifPresent(lock -> hashes.addAll(lock.hashes()));
        for (Platform platform : platforms) {
            hashes.addAll(hashes(request.source(), version, platform));
        }
        return new ProviderLock(
                request.source(), version, ConstraintText.of(request.wanted()), hashes);
    }

    private SortedSet<String> hashes(ProviderSource source, Version version, Platform platform)
            throws InstallationException {
        Optional<Path> kept =
                cache.map(folder -> ProviderFolders.of(folder, source, version, platform));
        try {
            return kept.isPresent() && Files.isDirectory(kept.get())
                    ? new TreeSet<>(List.of(Hashes.ofFolder(kept.get())))
                    : hashes(find(source, version, platform), source, version, kept);
        } catch (IOException e) {
            throw unreadable(source, version, e);
        }
    }

    private SortedSet<String> hashes(
            ProviderPackage found, ProviderSource source, Version version, Optional<Path> kept)
            throws InstallationException, IOException {
        switch (found) {
            case Folder folder -> {
                if (kept.isPresent()) {
                    ProviderInstaller.put(folder.path(), kept.get());
                }
                return new TreeSet<>(List.of(Hashes.ofFolder(folder.path())));
            }
            case Zip zip -> {
                keep(zip.path(), kept);
                return new TreeSet<>(
                        List.of(Hashes.ofZip(zip.path()), Hashes.ofZipContent(zip.path())));
            }
            case Download download -> {
                try (DownloadedPackage fetched =
                        DownloadedPackage.fetch(download, source, version, discovery.http())) {
                    keep(fetched.file(), kept);
                    SortedSet<String> all = new TreeSet<>(fetched.known());
                    all.addAll(fetched.hashes());
                    return all;
                }
            }
        }
    }

    private static void keep(Path zip, Optional<Path> place) throws IOException {
        if (place.isPresent()) {
            ProviderInstaller.unpack(zip, place.get());
        }
    }

    private ProviderPackage find(ProviderSource source, Version version, Platform platform)
            throws InstallationException {
        return place.find(source, version, platform)
                .orElseThrow(() ->
                        new InstallationException(
                                "No package for this platform",
                                "%s %s has no package for %s in %s."
                                        .formatted(
                                                source.display(),
                                                version,
                                                platform,
                                                place.name())));
    }

    /// Copies the package into a folder laid out as a mirror.
    public void mirror(ProviderSource source, Version version, Platform platform, Path mirror)
            throws InstallationException {
        Path folder = ProviderFolders.ofSource(mirror, source);
        Path target = folder.resolve(FilesystemMirrorSource.zipName(source, version, platform));
        try {
            Files.createDirectories(folder);
            switch (find(source, version, platform)) {
                case Folder unpacked -> ZippedFolder.write(unpacked.path(), target);
                case Zip zip -> Files.copy(zip.path(), target, StandardCopyOption.REPLACE_EXISTING);
                case Download download -> {
                    try (DownloadedPackage fetched =
                            DownloadedPackage.fetch(download, source, version, discovery.http())) {
                        Files.copy(fetched.file(), target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            MirrorIndex.write(folder, source);
        } catch (IOException e) {
            throw unreadable(source, version, e);
        }
    }

    private static InstallationException unreadable(
            ProviderSource source, Version version, IOException reason) {
        return new InstallationException(
                "Provider can not be read or written",
                "%s %s: %s.".formatted(source.display(), version, reason.getMessage()),
                reason);
    }
}
