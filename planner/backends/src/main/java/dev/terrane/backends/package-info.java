/// Where states are kept: one package for each backend, behind [dev.terrane.state.StateBackend].
///
/// A [BackendType] says which arguments it takes and opens what they name. One that keeps its states
/// far away implements [dev.terrane.state.RemoteStates] and [dev.terrane.state.RemoteState], two small
/// interfaces; locks, lineages, journals and the rest are done for all of them by
/// [dev.terrane.state.RemoteStateStore].
///
/// The package knows nothing of configurations, plans or providers, and no backend knows another one.
/// Start reading at [BackendType]; `local` is the smallest.
@NullMarked
package dev.terrane.backends;

import org.jspecify.annotations.NullMarked;
