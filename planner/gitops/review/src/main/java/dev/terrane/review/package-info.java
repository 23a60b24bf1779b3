/// From a committed plan to the comment that a reviewer reads on the pull request.
///
/// The comment is Markdown, bounded in length and deterministic. Everything in a plan file may have been
/// written by somebody hostile, so no text of it reaches the comment but as code in which nothing is
/// invisible.
///
/// The package knows neither states nor providers, and posts nothing. Start reading at [ReviewComment].
@NullMarked
package dev.terrane.review;

import org.jspecify.annotations.NullMarked;
