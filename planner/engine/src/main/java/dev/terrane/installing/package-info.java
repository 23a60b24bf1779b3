/// Brings modules and providers to where they are used: from folders, archives, Git and registries.
///
/// What all of it has in common stands here. `service` speaks to servers, `archive` unpacks, `lock`
/// records what was chosen and what it has to be, `module` and `provider` install the two kinds of
/// things. The package knows nothing of plans and states. Start reading at `module.ModuleInstaller`
/// and `provider.ProviderInstaller`.
@NullMarked
package dev.terrane.installing;

import org.jspecify.annotations.NullMarked;
