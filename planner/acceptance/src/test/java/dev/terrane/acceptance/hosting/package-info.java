/// The way of a pull request from end to end, on a host of the tests' own: Git over HTTP, and GitHub's
/// interface with its limits.
@NullMarked
package dev.terrane.acceptance.hosting;

import org.jspecify.annotations.NullMarked;
