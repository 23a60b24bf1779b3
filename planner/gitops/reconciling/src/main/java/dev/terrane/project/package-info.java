/// The projects of a repository: folders with a root module, each with what it is planned with and
/// the rules that its plans are judged by.
///
/// [ProjectFile] reads `terrane.hcl`; where there is none, [Discovery] finds every root module.
/// The package knows nothing of plans, and decides nothing.
@NullMarked
package dev.terrane.project;

import org.jspecify.annotations.NullMarked;
