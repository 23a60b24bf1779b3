/// Brings modules to where they are used: from Git repositories, archives and registries.
///
/// [ModuleInstaller] is handed to the loading of a configuration and installs what it meets there.
/// The package reads no configuration itself. Start reading at [ModuleInstaller].
@NullMarked
package dev.terrane.installing.module;

import org.jspecify.annotations.NullMarked;
