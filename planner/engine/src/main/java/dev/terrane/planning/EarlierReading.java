package dev.terrane.planning;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.objects.ObjectType;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was read of a data source before, for where it can not be read because a replacement was
/// interrupted: as long as the old object is there beside the new one, a data source that looks for the
/// one of a name finds two. Without this nothing could be planned, so that the old one would never go.
final class EarlierReading {
    private static final String SUMMARY = "What was read before counts";

    private final PlanningRequest request;
    private final DesiredResource resource;
    private final DesiredInstance instance;
    private final SortedSet<ResourceInstanceAddress> replaced;

    EarlierReading(PlanningRequest request, DesiredResource resource, DesiredInstance instance) {
        this.request = request;
        this.resource = resource;
        this.instance = instance;
        this.replaced = replaced();
    }

    /// Of what the data source is made from, the objects that an old one stands beside.
    private SortedSet<ResourceInstanceAddress> replaced() {
        Set<ConfigResourceAddress> madeFrom =
                Stream.concat(resource.dependencies().stream(), DataPlanner.referredTo(resource))
                        .collect(Collectors.toSet());
        SortedSet<ResourceInstanceAddress> found = new TreeSet<>();
        request.prior()
                .resources()
                .forEach((address, state) ->
                        state.instances()
                                .forEach((key, object) -> {
                                    ResourceInstanceAddress place = address.instance(key);
                                    if (!object.deposed().isEmpty()
                                            && madeFrom.contains(place.config())) {
                                        found.add(place);
                                    }
                                }));
        return found;
    }

    /// Nothing where no object of what it is made from waits for its deletion, or where something else
    /// was asked for then.
    Optional<Value> find(ObjectType type, Value config) {
        if (replaced.isEmpty()) {
            return Optional.empty();
        }
        return request.prior()
                .current(instance.address())
                .flatMap(object ->
                        type.decode(object, instance.address().toString(), new Diagnostics()))
                .filter(value -> wasAskedFor(value.withoutMarksDeep(), config.withoutMarksDeep()))
                .map(value -> type.marked(value, config));
    }

    private static boolean wasAskedFor(Value then, Value now) {
        Map<String, Value> read = then.asMap();
        return now.asMap().entrySet().stream()
                .allMatch(argument ->
                        argument.getValue().isNull()
                                || argument.getValue().equals(read.get(argument.getKey())));
    }

    Diagnostic counts() {
        return Diagnostic.warning(
                        SUMMARY,
                        "%s can not be read now. An object that it is made from was replaced, and the old one is still there, because that was interrupted. This plan deletes it and goes by what was read before; plan again afterwards."
                                .formatted(instance.address()),
                        resource.block().range())
                .about(instance.address().toString());
    }

    /// Says how to go on where nothing was read before.
    Diagnostics explain(Diagnostics problems) {
        if (replaced.isEmpty()) {
            return problems;
        }
        String targets =
                replaced.stream().map("-target='%s'"::formatted).collect(Collectors.joining(" "));
        Diagnostics explained = new Diagnostics();
        for (Diagnostic problem : problems.list()) {
            explained.add(
                    problem.isError()
                            ? problem.withDetail(
                                    "%s An object that %s is made from was replaced, and the old one is still there, because that was interrupted. Let it go first: apply with %s. Or leave out what is read and all that needs it: -exclude='%s'."
                                            .formatted(
                                                    problem.detail(),
                                                    instance.address(),
                                                    targets,
                                                    instance.address()))
                            : problem);
        }
        return explained;
    }
}
