package dev.terrane.plan;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;

/// An object that is not as the state remembers it.
///
/// @param change from what was remembered to what there is: an update, or a deletion
public record Drift(
        ResourceInstanceAddress address,
        ResourceInstanceAddress previousAddress,
        ProviderConfigAddress provider,
        Change change) {}
