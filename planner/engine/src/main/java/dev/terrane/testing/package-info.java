/// `terrane test`: runs the test files of a module, judges what came of each run, and takes away
/// again what was made, whatever failed.
///
/// A file is run by a [FileRunner], a run in it by a [RunExecution]; [CleanUp] destroys what is left.
/// What stands in for providers and objects is chosen by [TestStandIns] and made in `mocking`.
///
/// The package shows nothing: who calls it listens with a [TestListener]. Start reading at
/// [SuiteRunner].
@NullMarked
package dev.terrane.testing;

import org.jspecify.annotations.NullMarked;
