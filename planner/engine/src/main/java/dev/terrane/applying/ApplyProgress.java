package dev.terrane.applying;

import dev.terrane.address.ResourceInstanceAddress;

/// Is told what applying is busy with. Called from several threads.
public interface ApplyProgress {
    ApplyProgress SILENT = new ApplyProgress() {};

    /// What is being done to an object.
    enum Action {
        CREATE,
        READ,
        UPDATE,
        DELETE
    }

    /// @param id of the object, empty where it has none yet
    default void started(ResourceInstanceAddress address, Action action, String id) {}

    default void finished(
            ResourceInstanceAddress address, Action action, String id, long elapsedMillis) {}

    default void failed(ResourceInstanceAddress address, Action action, long elapsedMillis) {}
}
