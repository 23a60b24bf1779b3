package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.planning.PlanningProgress;

/// Passes on what it is told of planning; whoever listens in says what else becomes of it.
interface PassedOn extends PlanningProgress {
    PlanningProgress next();

    @Override
    default void refreshing(ResourceInstanceAddress address, String id) {
        next().refreshing(address, id);
    }

    @Override
    default void refreshed(ResourceInstanceAddress address, String id) {
        next().refreshed(address, id);
    }

    @Override
    default void importing(ResourceInstanceAddress address, String id) {
        next().importing(address, id);
    }

    @Override
    default void reading(ResourceInstanceAddress address) {
        next().reading(address);
    }

    @Override
    default void read(ResourceInstanceAddress address, String id, long elapsedMillis) {
        next().read(address, id, elapsedMillis);
    }

    @Override
    default void opening(ResourceInstanceAddress address) {
        next().opening(address);
    }

    @Override
    default void opened(ResourceInstanceAddress address, long elapsedMillis) {
        next().opened(address, elapsedMillis);
    }

    @Override
    default void closing(ResourceInstanceAddress address) {
        next().closing(address);
    }

    @Override
    default void closed(ResourceInstanceAddress address, long elapsedMillis) {
        next().closed(address, elapsedMillis);
    }
}
