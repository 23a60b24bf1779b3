package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.planning.PlanningProgress;

import java.util.Set;

/// Notes which objects are read again, and passes on what it is told.
///
/// @param addresses to which those that were read are added; several threads add
record ReadAgain(PlanningProgress next, Set<ResourceInstanceAddress> addresses)
        implements PlanningProgress {
    @Override
    public void refreshed(ResourceInstanceAddress address, String id) {
        addresses.add(address);
        next.refreshed(address, id);
    }

    @Override
    public void refreshing(ResourceInstanceAddress address, String id) {
        next.refreshing(address, id);
    }

    @Override
    public void importing(ResourceInstanceAddress address, String id) {
        next.importing(address, id);
    }

    @Override
    public void reading(ResourceInstanceAddress address) {
        next.reading(address);
    }

    @Override
    public void read(ResourceInstanceAddress address, String id, long elapsedMillis) {
        next.read(address, id, elapsedMillis);
    }

    @Override
    public void opening(ResourceInstanceAddress address) {
        next.opening(address);
    }

    @Override
    public void opened(ResourceInstanceAddress address, long elapsedMillis) {
        next.opened(address, elapsedMillis);
    }

    @Override
    public void closing(ResourceInstanceAddress address) {
        next.closing(address);
    }

    @Override
    public void closed(ResourceInstanceAddress address, long elapsedMillis) {
        next.closed(address, elapsedMillis);
    }
}
