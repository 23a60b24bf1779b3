/// What Git knows of files: whether they are committed, what changed since, what was said of commits;
/// and copies of repositories elsewhere.
///
/// The package knows nothing of configurations and plans; it sees files. Start reading at
/// [Checkout]; [RemoteRepository] fetches.
@NullMarked
package dev.terrane.git;

import org.jspecify.annotations.NullMarked;
