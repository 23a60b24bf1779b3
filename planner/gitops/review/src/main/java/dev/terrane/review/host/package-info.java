/// Clients of hosts of Git: comments on pull requests, statuses of commits.
///
/// The package knows nothing of plans: it carries texts. Start reading at [ReviewHost].
@NullMarked
package dev.terrane.review.host;

import org.jspecify.annotations.NullMarked;
