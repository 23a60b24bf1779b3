/// Values, schemas, paths and problems, from and to the form that they have in the plugin protocol.
///
/// The package knows nothing of processes and calls. Start reading at [DynamicValues].
@NullMarked
package dev.terrane.provider.plugin.wire;

import org.jspecify.annotations.NullMarked;
