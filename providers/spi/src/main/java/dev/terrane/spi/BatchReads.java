package dev.terrane.spi;

import java.util.List;

/// Reads many objects of one type with few calls.
public interface BatchReads {

    /// One answer for each request, in the same order. An object that is gone, or a problem with
    /// one, does not spoil the answers of the others.
    List<ManagedResources.ReadAnswer> readMany(List<ManagedResources.ReadRequest> requests);
}
