package dev.terrane.operating;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.spi.ListResources.Found;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What one instance of a `list` block has found.
///
/// @param list its address: `list.aws_vpc.all["eu"]`
/// @param provider as the block names it
/// @param withObjects whether the block asks for the attributes of the objects
/// @param schema of the resource type; nothing where objects of it can only be listed
/// @param config what it asks for, with marks
/// @param found grows while the provider is asked
public record SearchOutcome(
        ResourceInstanceAddress list,
        LocalProvider provider,
        boolean withObjects,
        Optional<Schema> schema,
        Value config,
        List<Found> found) {
    static final Comparator<SearchOutcome> ORDER = Comparator.comparing(SearchOutcome::list);

    public String type() {
        return list.resource().type();
    }
}
