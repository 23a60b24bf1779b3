package dev.terrane.cli.command;

import dev.terrane.address.ProviderSource;
import dev.terrane.cli.ProviderTable;
import dev.terrane.config.Configuration;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.InstallationNews;
import dev.terrane.installing.lock.DependencyLockFile;
import dev.terrane.installing.lock.ProviderLock;
import dev.terrane.installing.lock.RuntimeLock;
import dev.terrane.installing.lock.TerraneLockFile;
import dev.terrane.installing.provider.ProviderInstaller;
import dev.terrane.installing.provider.ProviderRequest;
import dev.terrane.operating.Workbench;
import dev.terrane.spi.ProviderFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What `init` does about providers: those that are not built in, or not in the version or with the
/// types that the configuration asks for, are installed.
final class ProviderInstallation {
    private final Workbench bench;
    private final Servers servers;
    private final Map<ProviderSource, ProviderFactory> builtIn;
    private final Settings settings;
    private final InstallationNews news;
    private final Diagnostics diagnostics;

    /// @param upgrade whether to choose the newest versions that fit
    /// @param pluginFolders nothing else counts where there are any
    /// @param readOnly whether the lock file is to stay as it is
    record Settings(boolean upgrade, List<Path> pluginFolders, boolean readOnly) {}

    ProviderInstallation(
            Workbench bench,
            Servers servers,
            Settings settings,
            InstallationNews news,
            Diagnostics diagnostics) {
        this.bench = bench;
        this.servers = servers;
        this.settings = settings;
        this.news = news;
        this.diagnostics = diagnostics;
        this.builtIn =
                ProviderRuntime.of(bench.environment()) == ProviderRuntime.PLUGIN
                        ? Map.of()
                        : ProviderTable.factories(bench.remoteStates());
    }

    /// @return where the types of those providers run of which a part is built in
    List<RuntimeLock> install(Configuration configuration) {
        List<RuntimeLock> splits = new ArrayList<>();
        if (ProviderRuntime.of(bench.environment()) == ProviderRuntime.NATIVE) {
            return splits;
        }
        SortedMap<ProviderSource, VersionConstraint> wanted = WantedProviders.of(configuration);
        DependencyLockFile locks = DependencyLockFile.read(bench.directory(), diagnostics);
        TerraneLockFile ours = TerraneLockFile.read(bench.directory(), diagnostics);
        RuntimeChoices choices =
                new RuntimeChoices(
                        servers.config(), settings.upgrade() ? TerraneLockFile.EMPTY : ours);
        SortedMap<ProviderSource, ProviderLock> found = new TreeMap<>();
        ProviderInstaller installer = installer();
        wanted.forEach((source, constraint) -> {
            Optional<ProviderLock> locked = locks.provider(source);
            Optional<RuntimeLock> split =
                    standsIn(source, constraint, locked)
                            ? Optional.of(split(source, choices, configuration))
                            : Optional.empty();
            if (isElsewhere(source)
                    || (split.isPresent() && isAllBuiltIn(split.get(), configuration))) {
                locked.filter(lock -> split.isEmpty() || isSame(lock, split.get()))
                        .ifPresent(lock -> found.put(source, lock));
                return;
            }
            install(installer, new ProviderRequest(source, constraint), split, locked)
                    .ifPresent(lock -> {
                        found.put(source, lock);
                        split.filter(chosen -> isSame(lock, chosen)).ifPresent(splits::add);
                    });
        });
        if (!diagnostics.hasErrors()) {
            write(locks, new DependencyLockFile(found));
            write(ours, ours.withRuntimes(splits));
        }
        return splits;
    }

    /// Whether what is built in counts as the version that is wanted. A version that is locked stays.
    private boolean standsIn(
            ProviderSource source, VersionConstraint wanted, Optional<ProviderLock> locked) {
        Optional<Version> version =
                Optional.ofNullable(builtIn.get(source))
                        .map(ProviderFactory::version)
                        .flatMap(Version::parse);
        return version.filter(wanted::allows)
                .filter(mine ->
                        settings.upgrade()
                                || locked.map(lock -> lock.version().equals(mine)).orElse(true))
                .isPresent();
    }

    private RuntimeLock split(
            ProviderSource source, RuntimeChoices choices, Configuration configuration) {
        return TypeSplit.of(
                source, Objects.requireNonNull(builtIn.get(source)), choices, configuration);
    }

    private boolean isAllBuiltIn(RuntimeLock split, Configuration configuration) {
        return split.program().isEmpty()
                && !TypeSplit.callsMore(
                        split.source(),
                        Objects.requireNonNull(builtIn.get(split.source())),
                        configuration,
                        bench.directory());
    }

    private static boolean isSame(ProviderLock lock, RuntimeLock split) {
        return lock.version().toString().equals(split.version());
    }

    /// Beside what is built in, the same version of the program is wanted; where nobody has that, any
    /// that fits, and then all is the program's.
    private Optional<ProviderLock> install(
            ProviderInstaller installer,
            ProviderRequest request,
            Optional<RuntimeLock> split,
            Optional<ProviderLock> locked) {
        Optional<VersionConstraint> same =
                split.flatMap(chosen -> VersionConstraint.parse("= " + chosen.version()));
        if (same.isPresent() && (locked.isEmpty() || settings.upgrade())) {
            try {
                return Optional.of(
                        installer
                                .install(new ProviderRequest(request.source(), same.get()), locked)
                                .withConstraints(request.wanted()));
            } catch (InstallationException e) {
                // Whoever serves the provider may not have that version.
            }
        }
        try {
            return Optional.of(installer.install(request, locked));
        } catch (InstallationException e) {
            diagnostics.add(e.diagnostic());
            return Optional.empty();
        }
    }

    private ProviderInstaller installer() {
        return new ProviderInstaller(
                bench.directory(),
                bench.dataDirectory(),
                bench.environment(),
                servers.config(),
                servers.discovery(),
                settings.pluginFolders(),
                settings.upgrade(),
                news);
    }

    /// Whether it is not ours to install.
    private boolean isElsewhere(ProviderSource source) {
        return servers.config().devOverrides().containsKey(source)
                || bench.environment()
                        .getOrDefault("TF_REATTACH_PROVIDERS", "")
                        .contains("\"" + source);
    }

    private void write(TerraneLockFile before, TerraneLockFile now) {
        if (before.equals(now)) {
            return;
        }
        if (settings.readOnly()) {
            diagnostics.add(wouldChange(TerraneLockFile.NAME));
            return;
        }
        try {
            now.write(bench.directory());
        } catch (IOException e) {
            diagnostics.add(unwritable(TerraneLockFile.NAME, e));
        }
    }

    private void write(DependencyLockFile before, DependencyLockFile now) {
        if (before.equals(now) || (now.providers().isEmpty() && before.providers().isEmpty())) {
            return;
        }
        if (settings.readOnly()) {
            held(before, now);
            return;
        }
        try {
            now.write(bench.directory());
        } catch (IOException e) {
            diagnostics.add(unwritable(DependencyLockFile.NAME, e));
        }
    }

    /// What the configuration asks for may be put in other words, as long as the file names what was
    /// chosen.
    private void held(DependencyLockFile before, DependencyLockFile now) {
        if (!now.choosesAs(before)) {
            diagnostics.add(wouldChange(DependencyLockFile.NAME));
        } else if (!now.hasNoHashBeyond(before)) {
            diagnostics.add(
                    Diagnostic.warning(
                            "Provider lock file not updated",
                            "%s lacks hashes of what was installed, and -lockfile=readonly keeps it as it is. Run terrane init without it, and commit the file."
                                    .formatted(DependencyLockFile.NAME)));
        }
    }

    private static Diagnostic wouldChange(String file) {
        return Diagnostic.error(
                "Lock file would change",
                "The providers that the configuration needs are not those that %s records, and -lockfile=readonly keeps it as it is. Run terrane init without it, and commit the file."
                        .formatted(file));
    }

    private static Diagnostic unwritable(String file, IOException reason) {
        return Diagnostic.error(
                "Lock file can not be written", "%s: %s.".formatted(file, reason.getMessage()));
    }
}
