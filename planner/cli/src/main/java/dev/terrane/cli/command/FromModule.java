package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.InstallationNews;
import dev.terrane.installing.module.ModuleCopy;
import dev.terrane.operating.Workbench;

/// `init -from-module=SOURCE`: begins a configuration with a copy of a module.
final class FromModule {
    private FromModule() {}

    static void copy(
            String source,
            Workbench bench,
            Servers servers,
            InstallationNews news,
            Diagnostics diagnostics) {
        try {
            new ModuleCopy(bench.environment(), servers.discovery(), news)
                    .into(bench.directory(), source);
        } catch (InstallationException e) {
            diagnostics.add(e.diagnostic());
        }
    }
}
