/// What people and programs get to see: diagnostics, plans, states and progress, as text and as JSON.
///
/// Each view takes records of the engine and writes; none asks the engine for anything, but for the
/// schemas that tell how an object in a state is to be read. A value that is marked sensitive is
/// masked here, in one place ([ShownValue]), for every text; only the documents of `show -json` and
/// `output -json` hold it, with masks beside it that say where, because programs rely on that.
///
/// The package knows nothing of commands, options or exit statuses. Start reading at [PlanText] for
/// what people see and at [PlanJson] for what programs read.
@NullMarked
package dev.terrane.cli.view;

import org.jspecify.annotations.NullMarked;
