package dev.terrane.cli.command;

import dev.terrane.config.input.VariableArgument;
import dev.terrane.config.loading.DiskFiles;
import dev.terrane.config.loading.ModuleLocator;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.InstallationNews;
import dev.terrane.installing.lock.TerraneLockFile;
import dev.terrane.installing.module.ModuleInstaller;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.Workbench;

import java.util.List;
import java.util.Optional;

/// What `init` and `get` have in common: they load the configuration, and install its modules by the
/// way.
final class ModuleInstallation {
    private ModuleInstallation() {}

    static Optional<Loaded> install(
            Workbench bench,
            Servers servers,
            boolean upgrade,
            List<VariableArgument> variables,
            Optional<ReviewLimits> limits,
            InstallationNews news,
            Diagnostics diagnostics) {
        DiskFiles files = new DiskFiles(bench.directory(), bench.enclosure());
        ModuleInstaller installer =
                new ModuleInstaller(
                        bench.directory(),
                        files,
                        bench.dataDirectory(),
                        upgrade,
                        TerraneLockFile.read(bench.directory(), diagnostics),
                        bench.environment(),
                        servers.discovery(),
                        news);
        Optional<Loaded> loaded =
                new Deriver(bench)
                        .loadForInit(files, variables, allowed(installer, limits), diagnostics);
        try {
            installer.finish(loaded.isPresent() && !diagnostics.hasErrors());
        } catch (InstallationException e) {
            diagnostics.add(e.diagnostic());
        }
        return loaded;
    }

    /// What comes from elsewhere than it may is not fetched.
    private static ModuleLocator allowed(ModuleLocator all, Optional<ReviewLimits> limits) {
        return limits.isEmpty()
                ? all
                : (path, call, source, caller, problems) ->
                        ProposedModules.isAllowed(call, limits.get().rules(), problems)
                                ? all.directory(path, call, source, caller, problems)
                                : Optional.empty();
    }
}
