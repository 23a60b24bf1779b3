/// States in files on this disk, laid out and locked as Terraform's local backend does it.
///
/// The work is done by [dev.terrane.state.LocalStateStore]; here is only how the backend's arguments
/// lead to it. Start reading at [LocalBackendType].
@NullMarked
package dev.terrane.backends.local;

import org.jspecify.annotations.NullMarked;
