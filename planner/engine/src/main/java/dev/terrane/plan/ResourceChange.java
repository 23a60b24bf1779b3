package dev.terrane.plan;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.SourceRange;

import java.util.List;
import java.util.Optional;

/// The change of one object.
///
/// @param previousAddress where it moved from, the address itself otherwise
/// @param deposedKey where the object is one that was replaced and is still there
/// @param dependencies the resources that it is made from, direct ones
/// @param createBeforeDestroy whether its replacement comes first, by its own wish or that of one
///     that depends on it
/// @param block where it is declared, none for an orphan
/// @param importId where the object is taken over by this plan
/// @param stateful the provider says that deleting it loses data
/// @param publicExposure the provider says what becomes reachable for everybody
public record ResourceChange(
        ResourceInstanceAddress address,
        ResourceInstanceAddress previousAddress,
        Optional<String> deposedKey,
        ProviderConfigAddress provider,
        Change change,
        ActionReason reason,
        List<ConfigResourceAddress> dependencies,
        boolean createBeforeDestroy,
        Optional<SourceRange> block,
        Optional<String> importId,
        boolean stateful,
        Optional<String> publicExposure) {
    public ResourceChange {
        dependencies = List.copyOf(dependencies);
    }

    public ResourceChange movedFrom(ResourceInstanceAddress origin) {
        return new ResourceChange(
                address,
                origin,
                deposedKey,
                provider,
                change,
                reason,
                dependencies,
                createBeforeDestroy,
                block,
                importId,
                stateful,
                publicExposure);
    }

    public boolean moved() {
        return !address.equals(previousAddress);
    }

    /// Whether applying has anything to do for it.
    public boolean isEffective() {
        return !change.isNoOp() || moved() || importId.isPresent();
    }
}
