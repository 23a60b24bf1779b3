package dev.terrane.evaluating;

import dev.terrane.address.ResourceInstanceAddress;

/// Is told of ephemeral resources. Called from several threads.
public interface EphemeralProgress {
    EphemeralProgress SILENT = new EphemeralProgress() {};

    default void opening(ResourceInstanceAddress address) {}

    default void opened(ResourceInstanceAddress address, long elapsedMillis) {}

    default void closing(ResourceInstanceAddress address) {}

    default void closed(ResourceInstanceAddress address, long elapsedMillis) {}
}
