package dev.terrane.config.loading;

import dev.terrane.config.Configuration;
import dev.terrane.config.ModuleConfig;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;

import java.util.List;
import java.util.Optional;

/// Loads a configuration.
public final class ConfigurationLoader {
    private ConfigurationLoader() {}

    /// Reads the root module and all modules below it. What can be told without evaluating is checked,
    /// but for references: see `config.checking`.
    public static LoadResult load(LoadRequest request) {
        Diagnostics diagnostics = new Diagnostics();
        ModuleFolder root =
                new ModuleFolder(request.files(), request.directory(), request.queries());
        if (!root.exists()) {
            return new LoadResult(
                    Optional.empty(), List.of(missing(request.directory())), List.of(), false);
        }
        ModuleTree tree = new ModuleTree(request, diagnostics);
        LoadedModule loaded = tree.load(root);
        if (!diagnostics.hasErrors()) {
            VersionCheck.check(loaded, diagnostics);
        }
        ProviderCheck.check(loaded, diagnostics);
        return new LoadResult(
                Optional.of(new Configuration(loaded.toNode())),
                diagnostics.list(),
                tree.problemsOfUse(),
                root.isEmpty());
    }

    /// What a root module says of its state: where it is kept, and how it is encrypted. Nothing else
    /// of the configuration is looked at, so mistakes elsewhere do not matter.
    public static ModuleConfig ofState(FileAccess files, String directory) {
        return new ModuleFolder(files, directory).decodeThoseWith("backend", "encryption").config();
    }

    /// What the root module declares. Mistakes do not matter, and no module that it calls is looked at.
    public static ModuleConfig declarations(FileAccess files, String directory) {
        return new ModuleFolder(files, directory).decode(new Diagnostics()).config();
    }

    private static Diagnostic missing(String directory) {
        return Diagnostic.error(
                "Failed to read module directory",
                "There is no folder %s, or it can not be read.".formatted(directory));
    }
}
