package dev.terrane.applying;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.evaluating.EphemeralProgress;
import dev.terrane.plan.ActionInvocation;

/// Is told what applying is busy with. Called from several threads.
public interface ApplyProgress extends EphemeralProgress {
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

    /// An action begins to be invoked.
    default void invoking(ActionInvocation invocation) {}

    /// What it says that it is at.
    default void invocationProgress(ActionInvocation invocation, String message) {}

    default void invoked(ActionInvocation invocation, boolean succeeded, long elapsedMillis) {}

    /// A provisioner begins to work on an object.
    ///
    /// @param type such as `local-exec`
    default void provisioning(ResourceInstanceAddress address, String type) {}

    /// A line that it prints.
    default void provisionerOutput(ResourceInstanceAddress address, String type, String line) {}

    default void provisioned(ResourceInstanceAddress address, String type, boolean succeeded) {}
}
