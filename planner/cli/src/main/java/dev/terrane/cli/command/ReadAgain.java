package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.planning.PlanningProgress;

import java.util.Set;

/// Notes which objects are read again, and passes on what it is told.
///
/// @param addresses to which those that were read are added; several threads add
record ReadAgain(PlanningProgress next, Set<ResourceInstanceAddress> addresses)
        implements PassedOn {
    @Override
    public void refreshed(ResourceInstanceAddress address, String id) {
        addresses.add(address);
        next.refreshed(address, id);
    }
}
