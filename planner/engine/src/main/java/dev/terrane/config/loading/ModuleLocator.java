package dev.terrane.config.loading;

import dev.terrane.address.ModulePath;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.source.ModuleSource;
import dev.terrane.diagnostic.Diagnostics;

import java.util.Optional;

/// Finds the folder of a module that is called. [InstalledModules] looks where it was installed; an
/// installer brings it there.
public interface ModuleLocator {

    /// The folder, relative to the working directory; nothing where it can not be found: that is
    /// reported.
    ///
    /// @param path of the module that is called
    /// @param callerDirectory the folder of the module that calls it
    Optional<String> directory(
            ModulePath path,
            ModuleCall call,
            ModuleSource source,
            String callerDirectory,
            Diagnostics diagnostics);
}
