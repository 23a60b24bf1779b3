package dev.terrane.planning;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.evaluating.EphemeralProgress;

/// Is told what planning is busy with. Called from several threads.
public interface PlanningProgress extends EphemeralProgress {
    PlanningProgress SILENT = new PlanningProgress() {};

    default void refreshing(ResourceInstanceAddress address, String id) {}

    default void refreshed(ResourceInstanceAddress address, String id) {}

    /// An object that exists already is taken over.
    default void importing(ResourceInstanceAddress address, String id) {}

    default void reading(ResourceInstanceAddress address) {}

    default void read(ResourceInstanceAddress address, String id, long elapsedMillis) {}
}
