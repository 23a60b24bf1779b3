/// Problems as data: what went wrong, where, and what to do about it.
///
/// A [Source] is the bytes of one file; a [SourceRange] is a stretch of it; a [Diagnostic] is a
/// problem with such a stretch. [Diagnostics] collects them, so that one run reports many.
///
/// The package knows nothing of the language, of infrastructure or of how a problem is printed.
/// Start reading at [Diagnostic].
@NullMarked
package dev.terrane.diagnostic;

import org.jspecify.annotations.NullMarked;
