/// What holds for the whole: which package may use which, whether the documents name what exists, how
/// fast the parser is beside others, and runs of the command from end to end.
///
/// It knows the command by its arguments, its output and the files that it leaves; only the rules of
/// [dev.terrane.acceptance.ArchitectureTest] look at classes. Start at
/// [dev.terrane.acceptance.GoldenTest].
@NullMarked
package dev.terrane.acceptance;

import org.jspecify.annotations.NullMarked;
