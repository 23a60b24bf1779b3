/// Where values come from: from which line, through which variables, locals, modules and objects.
///
/// [Origins] finds what a reference leads to in the configuration.
///
/// The package knows nothing of how it is shown. Start reading at [Origin].
@NullMarked
package dev.terrane.operating.explaining;

import org.jspecify.annotations.NullMarked;
