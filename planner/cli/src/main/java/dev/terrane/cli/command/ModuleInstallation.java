package dev.terrane.cli.command;

import dev.terrane.config.input.VariableArgument;
import dev.terrane.config.loading.DiskFiles;
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
            InstallationNews news,
            Diagnostics diagnostics) {
        DiskFiles files = new DiskFiles(bench.directory());
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
                new Deriver(bench).loadForInit(files, variables, installer, diagnostics);
        try {
            installer.finish(loaded.isPresent() && !diagnostics.hasErrors());
        } catch (InstallationException e) {
            diagnostics.add(e.diagnostic());
        }
        return loaded;
    }
}
