/// What Git knows of files: whether they are committed.
///
/// The package knows nothing of configurations and plans; it sees files. Start reading at
/// [Checkout].
@NullMarked
package dev.terrane.git;

import org.jspecify.annotations.NullMarked;
