package dev.terrane.config.loading;

import dev.terrane.config.early.EarlyContext;

/// Which configuration is to be loaded.
///
/// @param directory of the root module, relative to the working directory; `.` for that itself
/// @param modules finds the modules that are called
/// @param early what sources and versions of modules are computed from
/// @param queries whether the query files of the root module are read, too
public record LoadRequest(
        FileAccess files,
        String directory,
        ModuleLocator modules,
        EarlyContext early,
        boolean queries) {
    public LoadRequest(
            FileAccess files, String directory, ModuleLocator modules, EarlyContext early) {
        this(files, directory, modules, early, false);
    }

    public static LoadRequest of(FileAccess files) {
        return new LoadRequest(
                files, ".", new InstalledModules(files, ".terraform"), EarlyContext.NONE);
    }
}
