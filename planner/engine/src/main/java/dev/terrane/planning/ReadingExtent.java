package dev.terrane.planning;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.objects.ObjectType;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.spi.ManagedResources.ReadAlong;
import dev.terrane.spi.Wanted;
import dev.terrane.spi.support.Attributes;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.ResourceState;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much of each object is read again: all of it where the plan says so or is made to see what there
/// is, and where the state is of another version of the provider; else what the configuration looks at
/// ([WantedAttributes]), and what is read anyway with other objects of the state.
final class ReadingExtent {
    private final PlanningRequest request;
    private final ObjectTypes types;
    private final Optional<WantedAttributes> looked;
    private final Map<Naming, Set<String>> named = new ConcurrentHashMap<>();

    /// Objects of a type, and the argument by which they name another.
    private record Naming(String type, String reference) {}

    ReadingExtent(PlanningRequest request) {
        this.request = request;
        this.types = new ObjectTypes(request.providers());
        boolean all = request.options().readsAll() || request.options().mode() == Mode.REFRESH_ONLY;
        this.looked =
                all ? Optional.empty() : Optional.of(WantedAttributes.of(request.configuration()));
    }

    Wanted of(
            ConfigResourceAddress address, ObjectState stored, Value remembered, ObjectType type) {
        boolean current = stored.schemaVersion() == type.schema().version();
        if (looked.isEmpty() || !current) {
            return Wanted.ALL;
        }
        return looked.get().of(address).and(readAnyway(remembered, type));
    }

    private Set<String> readAnyway(Value remembered, ObjectType type) {
        return type.provider().resource(type.name()).readsAlong().stream()
                .filter(along -> isNamed(remembered, along))
                .flatMap(along -> along.attributes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isNamed(Value object, ReadAlong along) {
        return Attributes.of(object.withoutMarksDeep())
                .string(along.id())
                .filter(names(new Naming(along.type(), along.reference()))::contains)
                .isPresent();
    }

    private Set<String> names(Naming naming) {
        return named.computeIfAbsent(
                naming,
                key ->
                        request.prior().resources().entrySet().stream()
                                .filter(entry -> entry.getKey().resource().isManaged())
                                .filter(entry ->
                                        entry.getKey().resource().type().equals(key.type()))
                                .flatMap(
                                        entry -> objects(entry.getKey().config(), entry.getValue()))
                                .flatMap(object ->
                                        Attributes.of(object).string(key.reference()).stream())
                                .collect(Collectors.toSet()));
    }

    private Stream<Value> objects(ConfigResourceAddress address, ResourceState state) {
        return state.instances().entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().current().stream()
                                .flatMap(stored ->
                                        types
                                                .find(
                                                        state.provider(entry.getKey()).source(),
                                                        address.resource())
                                                .flatMap(type ->
                                                        type.decode(
                                                                stored,
                                                                address.toString(),
                                                                new Diagnostics()))
                                                .stream()))
                .map(Value::withoutMarksDeep);
    }
}
