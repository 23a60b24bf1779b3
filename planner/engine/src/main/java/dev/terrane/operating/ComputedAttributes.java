package dev.terrane.operating;

import dev.terrane.address.ProviderSource;
import dev.terrane.evaluating.Providers;
import dev.terrane.plan.ResourceChange;
import dev.terrane.planfile.ProviderDecisions;
import dev.terrane.spi.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Knows by their schemas the attributes of changed objects that no configuration can set.
public final class ComputedAttributes implements ProviderDecisions {
    private final Providers providers;
    private final Map<String, ResourceChange> changes;

    public ComputedAttributes(Derived derived) {
        this.providers = derived.providers();
        this.changes =
                derived.plan().changes().stream()
                        .collect(
                                Collectors.toMap(
                                        change -> change.address().toString(),
                                        Function.identity(),
                                        (current, deposed) -> current));
    }

    @Override
    public boolean decides(String address, String attribute) {
        ResourceChange change = changes.get(address);
        Schema schema = change == null ? null : schema(change);
        Schema.Attribute known = schema == null ? null : schema.block().attributes().get(attribute);
        return known != null && !known.isArgument();
    }

    private @Nullable Schema schema(ResourceChange change) {
        ProviderSource source = change.provider().source();
        return providers.has(source)
                ? providers.schema(source).resources().get(change.address().resource().type())
                : null;
    }
}
