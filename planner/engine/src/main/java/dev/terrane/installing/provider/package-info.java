/// Installs the executables of providers: from registries, mirrors and a shared cache.
///
/// [ProviderInstaller] chooses versions and installs them, [InstalledProviders] says where an
/// executable is, once it was seen to be what the lock file records. The package runs nothing. Start
/// reading at [ProviderInstaller].
@NullMarked
package dev.terrane.installing.provider;

import org.jspecify.annotations.NullMarked;
