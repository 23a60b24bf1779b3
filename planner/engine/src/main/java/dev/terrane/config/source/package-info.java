/// Where modules come from: `./net`, `acme/net/aws`, `git::https://example.com/net.git//vpc?ref=v1`.
///
/// The package reads addresses and fetches nothing. Start reading at [ModuleSource].
@NullMarked
package dev.terrane.config.source;

import org.jspecify.annotations.NullMarked;
