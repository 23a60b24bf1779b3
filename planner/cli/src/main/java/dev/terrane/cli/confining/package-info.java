/// What the plan of somebody else's pull request may do: read what lies in the repository, and nothing else.
///
/// [RepositoryEnclosure] says which files that are, and [EnclosedFactory] holds a provider to it that reads
/// files by itself. The package knows neither commands nor who decides that a plan is a stranger's.
@NullMarked
package dev.terrane.cli.confining;

import org.jspecify.annotations.NullMarked;
