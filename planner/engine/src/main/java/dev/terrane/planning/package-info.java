/// From the desired instances and the objects that exist to a plan.
///
/// [Planner] walks the configuration with a [PlanningHandler], which compares each instance with
/// its object ([ManagedPlanner]) or reads it ([DataPlanner]); what is in the state and no longer
/// wanted is found by [Orphans].
///
/// The package changes nothing, neither in the cloud nor in the state that is kept. Start reading at
/// [Planner].
@NullMarked
package dev.terrane.planning;

import org.jspecify.annotations.NullMarked;
