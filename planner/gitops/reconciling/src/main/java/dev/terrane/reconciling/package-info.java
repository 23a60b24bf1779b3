/// What is done with the projects of a repository and their committed plans: which a change touches,
/// which plans are still to be carried out, what became of them.
///
/// The package decides; who calls it plans, applies and shows. It knows nothing of terminals. Start
/// reading at [Touched] and [Outcomes].
@NullMarked
package dev.terrane.reconciling;

import org.jspecify.annotations.NullMarked;
