/// The command `terrane`: from arguments to operations, and their outcome to people.
///
/// [Main] hands over the process; [Application] finds the sub-command in [CommandTable] and runs it.
///
/// Nothing depends on this package. Start reading at [Application].
@NullMarked
package dev.terrane.cli;

import org.jspecify.annotations.NullMarked;
