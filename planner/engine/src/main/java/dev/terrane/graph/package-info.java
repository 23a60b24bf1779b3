/// Directed acyclic graphs: order, cycles, and a walk that runs what can run at the same time.
///
/// The package knows nothing of what the vertices are. Start reading at [Dag].
@NullMarked
package dev.terrane.graph;

import org.jspecify.annotations.NullMarked;
