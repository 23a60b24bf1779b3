/// Where values come from: from which line, through which variables, locals, modules and objects.
///
/// [Origins] finds what a reference leads to in the configuration; [Explainer] follows them back from what
/// a plan changes, as a tree of [Cause]s.
///
/// The package knows nothing of how it is shown. Start reading at [Explainer].
@NullMarked
package dev.terrane.operating.explaining;

import org.jspecify.annotations.NullMarked;
