/// What is going to change: records only.
///
/// A [Plan] holds a [ResourceChange] for each object, what happens to outputs, and the drift that
/// was seen. Values carry their marks: what is sensitive is so by configuration or by schema, and
/// whoever shows a plan needs to know no more.
///
/// The package knows nothing of how a plan is made or carried out. Start reading at [Plan].
@NullMarked
package dev.terrane.plan;

import org.jspecify.annotations.NullMarked;
