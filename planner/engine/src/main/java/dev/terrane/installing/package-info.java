/// Brings modules and providers to where they are used: from folders, archives, Git and registries.
///
/// What all of it has in common stands here. `lock` records what was chosen and what it has to be,
/// `provider` finds the executables of providers. The package knows nothing of plans and states.
/// Start reading at
/// `provider.InstalledProviders`.
@NullMarked
package dev.terrane.installing;

import org.jspecify.annotations.NullMarked;
