/// The executables of providers.
///
/// [InstalledProviders] says where one is, once it was seen to be what the lock file records. The
/// package runs nothing. Start reading at [InstalledProviders].
@NullMarked
package dev.terrane.installing.provider;

import org.jspecify.annotations.NullMarked;
