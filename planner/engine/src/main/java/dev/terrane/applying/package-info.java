/// From a plan to changed objects and a new state.
///
/// [Applier] walks the configuration again, now with real values: [ApplyingHandler] makes and
/// changes objects when their turn comes, [Deletions] has put each deletion where it belongs in the
/// order. Every request is written to the journal before and after.
///
/// The package decides nothing: what is not in the plan is not done. Start reading at [Applier].
@NullMarked
package dev.terrane.applying;

import org.jspecify.annotations.NullMarked;
