package dev.terrane.installing.module;

import dev.terrane.address.ModulePath;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.loading.FileAccess;
import dev.terrane.config.loading.ModuleDirectories;
import dev.terrane.config.loading.ModuleLocator;
import dev.terrane.config.loading.ModuleManifest;
import dev.terrane.config.loading.ModuleManifest.Entry;
import dev.terrane.config.source.ModuleSource;
import dev.terrane.config.source.ModuleSource.Local;
import dev.terrane.config.source.ModuleSource.Registry;
import dev.terrane.config.source.ModuleSource.Remote;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.InstallationNews;
import dev.terrane.installing.archive.Folders;
import dev.terrane.installing.lock.AtomicFile;
import dev.terrane.installing.lock.ModuleLock;
import dev.terrane.installing.lock.TerraneLockFile;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.ServiceDiscovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Installs modules while the configuration that calls them is loaded.
///
/// What was installed already and still is what is asked for stays; everything else is fetched into
/// `.terraform/modules`. Of each package that is fetched the lock file records the hash of its
/// files; one that differs from what is recorded is refused, unless the user upgrades.
public final class ModuleInstaller implements ModuleLocator {
    private final Path directory;
    private final String dataDirectory;
    private final boolean upgrade;
    private final ModuleManifest before;
    private final TerraneLockFile locks;
    private final ModuleRegistry registry;
    private final ModuleFetcher fetcher;
    private final InstallationNews news;
    private final SortedMap<String, Entry> entries = new TreeMap<>();
    private final NavigableSet<ModuleLock> used = new TreeSet<>();
    private final Map<Registry, List<Version>> versions = new HashMap<>();

    /// Packages that were fetched by this run: the folder of the first copy, and what begins inside.
    private final Map<String, Fetched> fetched = new HashMap<>();

    private record Fetched(Path folder, String inside) {}

    /// @param directory of the root module
    /// @param dataDirectory `.terraform`, or what TF_DATA_DIR says
    /// @param upgrade whether to fetch everything anew, the newest versions that fit
    public ModuleInstaller(
            Path directory,
            FileAccess files,
            String dataDirectory,
            boolean upgrade,
            TerraneLockFile locks,
            Map<String, String> environment,
            ServiceDiscovery discovery,
            InstallationNews news) {
        HttpAccess http = discovery.http();
        this.directory = directory;
        this.dataDirectory = dataDirectory;
        this.upgrade = upgrade;
        this.before = ModuleManifest.read(files, dataDirectory);
        this.locks = locks;
        this.registry = new ModuleRegistry(discovery);
        this.fetcher = new ModuleFetcher(environment, http);
        this.news = news;
        entries.put("", new Entry("", "", "."));
    }

    @Override
    public Optional<String> directory(
            ModulePath path,
            ModuleCall call,
            ModuleSource source,
            String callerDirectory,
            Diagnostics diagnostics) {
        try {
            return switch (source) {
                case Local local -> local(path, call, local, callerDirectory, diagnostics);
                case Registry module -> Optional.of(registry(path, call, module));
                case Remote remote -> Optional.of(remote(path, remote));
            };
        } catch (InstallationException e) {
            diagnostics.add(e.diagnostic(call.range()));
            return Optional.empty();
        }
    }

    private Optional<String> local(
            ModulePath path,
            ModuleCall call,
            Local source,
            String callerDirectory,
            Diagnostics diagnostics) {
        String folder = ModuleDirectories.resolve(callerDirectory, source.path());
        Optional<String> around = packageAround(path);
        if (around.isPresent()
                && !folder.equals(around.get())
                && !folder.startsWith(around.get() + "/")) {
            diagnostics.error(
                    "Local module path escapes module package",
                    "The module \"%s\" is read from %s, which is outside of the package that the module calling it was fetched in. A package can only use folders of its own."
                            .formatted(call.name(), source.path()),
                    call.sourceRange());
            return Optional.empty();
        }
        entries.put(path.dotted(), new Entry(source.path(), "", folder));
        return Optional.of(folder);
    }

    /// The folder of the package that the caller of a module was fetched in.
    private Optional<String> packageAround(ModulePath path) {
        List<String> names = path.names();
        for (int length = names.size() - 1; length > 0; length--) {
            String key = String.join(".", names.subList(0, length));
            Entry entry = entries.get(key);
            if (entry != null && !ModuleSource.isLocal(entry.source())) {
                return Optional.of(folder(key));
            }
        }
        return Optional.empty();
    }

    private String registry(ModulePath path, ModuleCall call, Registry source)
            throws InstallationException {
        VersionConstraint wanted =
                call.version().flatMap(VersionConstraint::parse).orElse(VersionConstraint.ANY);
        Optional<Entry> kept =
                kept(path, source)
                        .filter(entry ->
                                Version.parse(entry.version()).map(wanted::allows).orElse(false));
        if (kept.isPresent()) {
            return keep(path, kept.get(), source.packageAddress());
        }
        Version version = choose(source, wanted);
        Remote location = registry.location(source, version);
        news.say("- %s: %s %s".formatted(path.dotted(), source.packageAddress(), version));
        String address = source.packageAddress();
        String inside = install(path, location, new ModuleLock(address, version.toString(), ""));
        String folder =
                below(
                        folder(path.dotted()),
                        below(inside, below(location.folder(), source.folder())));
        return found(
                path, source.folder(), new Entry(source.toString(), version.toString(), folder));
    }

    private String remote(ModulePath path, Remote source) throws InstallationException {
        Optional<Entry> kept = kept(path, source);
        if (kept.isPresent()) {
            return keep(path, kept.get(), source.packageAddress());
        }
        news.say("- %s: %s".formatted(path.dotted(), shown(source.packageAddress())));
        String inside = install(path, source, new ModuleLock(source.packageAddress(), "", ""));
        String folder = below(folder(path.dotted()), below(inside, source.folder()));
        return found(path, source.folder(), new Entry(source.toString(), "", folder));
    }

    /// Passwords are for servers.
    private static String shown(String address) {
        return address.replaceFirst("://([^/:@]+):[^/@]+@", "://$1:***@");
    }

    private Optional<Entry> kept(ModulePath path, ModuleSource source) {
        return upgrade
                ? Optional.empty()
                : before.entry(path)
                        .filter(entry -> entry.source().equals(source.toString()))
                        .filter(entry -> Files.isDirectory(directory.resolve(entry.directory())))
                        .filter(entry -> isAsRecorded(path, entry, source));
    }

    /// What was changed after it was fetched is fetched again.
    private boolean isAsRecorded(ModulePath path, Entry entry, ModuleSource source) {
        String address =
                switch (source) {
                    case Local local -> "";
                    case Registry module -> module.packageAddress();
                    case Remote remote -> remote.packageAddress();
                };
        Optional<ModuleLock> lock = locks.module(address, entry.version());
        try {
            return lock.isEmpty()
                    || PackageHash.of(directory.resolve(folder(path.dotted())))
                            .equals(lock.get().hash());
        } catch (IOException e) {
            return false;
        }
    }

    private String keep(ModulePath path, Entry entry, String address) throws InstallationException {
        entries.put(path.dotted(), entry);
        Optional<ModuleLock> lock = locks.module(address, entry.version());
        if (lock.isPresent()) {
            used.add(lock.get());
        } else {
            used.add(
                    new ModuleLock(
                            address,
                            entry.version(),
                            hash(directory.resolve(folder(path.dotted())))));
        }
        return entry.directory();
    }

    private Version choose(Registry source, VersionConstraint wanted) throws InstallationException {
        Optional<Version> locked = upgrade ? Optional.empty() : locked(source, wanted);
        if (locked.isPresent()) {
            return locked.get();
        }
        List<Version> all = versions(source);
        return wanted.newest(releases(all, wanted))
                .orElseThrow(() ->
                        new InstallationException(
                                "No version of the module fits",
                                all.isEmpty()
                                        ? "%s has no versions.".formatted(source.packageAddress())
                                        : "No version of %s fits \"%s\"; the newest is %s."
                                                .formatted(
                                                        source.packageAddress(),
                                                        wanted,
                                                        VersionConstraint.ANY
                                                                .newest(all)
                                                                .orElseThrow())));
    }

    /// Versions before a release are only chosen by who names one of them.
    private static List<Version> releases(List<Version> all, VersionConstraint wanted) {
        boolean named = wanted.terms().stream().anyMatch(term -> term.version().isPrerelease());
        return named ? all : all.stream().filter(version -> !version.isPrerelease()).toList();
    }

    /// What was chosen before is chosen again, wherever the configuration is checked out.
    private Optional<Version> locked(Registry source, VersionConstraint wanted) {
        return wanted.newest(
                locks.modules().stream()
                        .filter(lock -> lock.source().equals(source.packageAddress()))
                        .flatMap(lock -> Version.parse(lock.version()).stream())
                        .toList());
    }

    private List<Version> versions(Registry source) throws InstallationException {
        Registry whole =
                new Registry(source.host(), source.namespace(), source.name(), source.system(), "");
        List<Version> known = versions.get(whole);
        if (known == null) {
            known = registry.versions(whole);
            versions.put(whole, known);
        }
        return known;
    }

    private String install(ModulePath path, Remote source, ModuleLock lock)
            throws InstallationException {
        Path target = directory.resolve(folder(path.dotted()));
        Fetched packed = fetched.get(source.packageAddress());
        try {
            Folders.delete(target);
            if (packed == null) {
                Files.createDirectories(target.toAbsolutePath().getParent());
                packed = new Fetched(target, fetcher.fetch(source, target));
                fetched.put(source.packageAddress(), packed);
            } else {
                Folders.copy(packed.folder(), target);
            }
        } catch (IOException e) {
            throw failed(path, source, e);
        }
        if (!source.method().equals("file")) {
            record(path, target, lock);
        }
        return packed.inside();
    }

    private InstallationException failed(ModulePath path, Remote source, IOException e) {
        return new InstallationException(
                "Failed to fetch module",
                "The module %s could not be fetched from %s: %s."
                        .formatted(
                                path.dotted(),
                                shown(source.packageAddress()),
                                dev.terrane.installing.service.Failures.reason(e)),
                e);
    }

    /// @param lock what is fetched, without its hash
    private void record(ModulePath path, Path target, ModuleLock lock)
            throws InstallationException {
        String hash = hash(target);
        Optional<ModuleLock> recorded = locks.module(lock.source(), lock.version());
        if (recorded.isPresent() && !recorded.get().hash().equals(hash) && !upgrade) {
            discard(target);
            throw new InstallationException(
                    "Module has changed at its source",
                    "What %s holds now is not what %s records for it (%s, now %s), so the module %s was not installed. If you expect the change, accept it with terrane init -upgrade."
                            .formatted(
                                    lock.version().isEmpty()
                                            ? shown(lock.source())
                                            : lock.source() + " " + lock.version(),
                                    TerraneLockFile.NAME,
                                    recorded.get().hash(),
                                    hash,
                                    path.dotted()));
        }
        used.add(new ModuleLock(lock.source(), lock.version(), hash));
    }

    private static String hash(Path folder) throws InstallationException {
        try {
            return PackageHash.of(folder);
        } catch (IOException e) {
            throw new InstallationException(
                    "Module can not be read",
                    "%s can not be read: %s.".formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static void discard(Path target) throws InstallationException {
        try {
            Folders.delete(target);
        } catch (IOException e) {
            throw new InstallationException(
                    "Module can not be removed",
                    "%s can not be removed: %s.".formatted(target, e.getMessage()),
                    e);
        }
    }

    /// @param wanted the folder inside of the package, for messages
    private String found(ModulePath path, String wanted, Entry entry) throws InstallationException {
        String folder = entry.directory();
        if (folder.contains("*") || folder.contains("?")) {
            folder = onlyMatch(folder);
        }
        if (!Files.isDirectory(directory.resolve(folder))) {
            throw new InstallationException(
                    "Folder not found in module package",
                    "The package of the module %s was fetched, and there is no folder %s in it."
                            .formatted(path.dotted(), wanted));
        }
        entries.put(path.dotted(), new Entry(entry.source(), entry.version(), folder));
        return folder;
    }

    /// A folder inside of a package may be named by a pattern that one folder fits.
    private String onlyMatch(String pattern) throws InstallationException {
        String root = folder("");
        var matcher = directory.getFileSystem().getPathMatcher("glob:" + pattern);
        try (var all = Files.walk(directory.resolve(root))) {
            List<String> found =
                    all.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                            .map(directory::relativize)
                            .filter(matcher::matches)
                            .map(folder -> folder.toString().replace('\\', '/'))
                            .toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
            throw new InstallationException(
                    "Folder not found in module package",
                    "%d folders fit the pattern %s; there has to be one."
                            .formatted(found.size(), pattern));
        } catch (IOException e) {
            throw new InstallationException(
                    "Module can not be read",
                    "%s can not be read: %s.".formatted(root, e.getMessage()),
                    e);
        }
    }

    /// `a/b`; either may be empty.
    private static String below(String parent, String path) {
        if (parent.isEmpty() || path.isEmpty()) {
            return parent + path;
        }
        return parent + "/" + path;
    }

    private String folder(String key) {
        return below(dataDirectory + "/modules", key);
    }

    /// Writes down what is installed now; what nobody calls any more is forgotten.
    ///
    /// @param complete whether all modules could be installed
    public void finish(boolean complete) throws InstallationException {
        if (!complete) {
            locks.modules().stream()
                    .filter(lock ->
                            used.stream()
                                    .noneMatch(now ->
                                            now.source().equals(lock.source())
                                                    && now.version().equals(lock.version())))
                    .forEach(used::add);
        }
        try {
            if (entries.size() > 1 || !before.entries().isEmpty()) {
                Path file = directory.resolve(ModuleManifest.path(dataDirectory));
                String text = new ModuleManifest(entries).text();
                AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
            }
            locks.withModules(used).write(directory);
        } catch (IOException e) {
            throw new InstallationException(
                    "Installed modules can not be recorded",
                    "%s can not be written: %s.".formatted(dataDirectory, e.getMessage()),
                    e);
        }
    }
}
