/// Versions and constraints on them: `~> 1.2, != 1.3.0`.
///
/// The package knows nothing of where versions come from. Start reading at [VersionConstraint].
@NullMarked
package dev.terrane.config.version;

import org.jspecify.annotations.NullMarked;
