package dev.terrane.planning;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.objects.ObjectType;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was read of a data source before, for where it can not be read because a replacement was
/// interrupted: as long as the old object is there beside the new one, a data source that looks for the
/// one of a name finds two. Without this nothing could be planned, so that the old one would never go.
final class EarlierReading {
    private static final String SUMMARY = "What was read before counts";

    private final PlanningRequest request;

    EarlierReading(PlanningRequest request) {
        this.request = request;
    }

    /// Nothing where no object of what it is made from waits for its deletion, or where something else
    /// was asked for then.
    Optional<Value> find(
            DesiredResource resource, DesiredInstance instance, ObjectType type, Value config) {
        Set<ConfigResourceAddress> madeFrom =
                Stream.concat(resource.dependencies().stream(), DataPlanner.referredTo(resource))
                        .collect(Collectors.toSet());
        if (!isDeposed(madeFrom)) {
            return Optional.empty();
        }
        return request.prior()
                .current(instance.address())
                .flatMap(object ->
                        type.decode(object, instance.address().toString(), new Diagnostics()))
                .filter(value -> wasAskedFor(value.withoutMarksDeep(), config.withoutMarksDeep()))
                .map(value -> type.marked(value, config));
    }

    private boolean isDeposed(Set<ConfigResourceAddress> any) {
        return request.prior().resources().entrySet().stream()
                .filter(entry ->
                        entry.getValue().instances().keySet().stream()
                                .anyMatch(
                                        key -> any.contains(entry.getKey().instance(key).config())))
                .flatMap(entry -> entry.getValue().instances().values().stream())
                .map(InstanceState::deposed)
                .anyMatch(deposed -> !deposed.isEmpty());
    }

    private static boolean wasAskedFor(Value then, Value now) {
        Map<String, Value> read = then.asMap();
        return now.asMap().entrySet().stream()
                .allMatch(argument ->
                        argument.getValue().isNull()
                                || argument.getValue().equals(read.get(argument.getKey())));
    }

    static Diagnostic counts(DesiredResource resource, DesiredInstance instance) {
        return Diagnostic.warning(
                        SUMMARY,
                        "%s can not be read now. An object that it is made from was replaced, and the old one is still there, because that was interrupted. This plan deletes it and goes by what was read before; plan again afterwards."
                                .formatted(instance.address()),
                        resource.block().range())
                .about(instance.address().toString());
    }
}
