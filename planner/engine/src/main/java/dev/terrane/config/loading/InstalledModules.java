package dev.terrane.config.loading;

import dev.terrane.address.ModulePath;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.loading.ModuleManifest.Entry;
import dev.terrane.config.source.ModuleSource;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostics;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Modules where `init` has put them. Folders beside the caller need no installing.
public final class InstalledModules implements ModuleLocator {
    private final FileAccess files;
    private final String dataDirectory;
    private @Nullable ModuleManifest manifest;

    public InstalledModules(FileAccess files, String dataDirectory) {
        this.files = files;
        this.dataDirectory = dataDirectory;
    }

    @Override
    public Optional<String> directory(
            ModulePath path,
            ModuleCall call,
            ModuleSource source,
            String callerDirectory,
            Diagnostics diagnostics) {
        if (source instanceof ModuleSource.Local local) {
            return Optional.of(ModuleDirectories.resolve(callerDirectory, local.path()));
        }
        Optional<Entry> entry = manifest().entry(path);
        if (entry.isEmpty()) {
            diagnostics.error(
                    "Module not installed",
                    "The module \"%s\" comes from %s and is not here yet. Run terrane init."
                            .formatted(call.name(), source),
                    call.range());
            return Optional.empty();
        }
        return isAsWanted(entry.get(), call, source, diagnostics)
                ? entry.map(Entry::directory)
                : Optional.empty();
    }

    private static boolean isAsWanted(
            Entry entry, ModuleCall call, ModuleSource source, Diagnostics diagnostics) {
        if (!entry.source().equals(source.toString())) {
            diagnostics.error(
                    "Module source has changed",
                    "The module \"%s\" was installed from %s, and now comes from %s. Run terrane init."
                            .formatted(call.name(), entry.source(), source),
                    call.sourceRange());
            return false;
        }
        Optional<VersionConstraint> wanted = call.version().flatMap(VersionConstraint::parse);
        Optional<Version> installed = Version.parse(entry.version());
        if (wanted.isPresent() && installed.isPresent() && !wanted.get().allows(installed.get())) {
            diagnostics.error(
                    "Module version requirements have changed",
                    "Version %s of the module \"%s\" is installed, and \"%s\" asks for another one. Run terrane init."
                            .formatted(entry.version(), call.name(), call.version().get()),
                    call.versionRange().orElse(call.range()));
            return false;
        }
        return true;
    }

    private ModuleManifest manifest() {
        if (manifest == null) {
            manifest = ModuleManifest.read(files, dataDirectory);
        }
        return manifest;
    }
}
