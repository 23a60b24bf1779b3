package dev.terrane.provider.aws.checking;

import dev.terrane.spi.PlanChecks.Finding;
import dev.terrane.spi.PlanChecks.PlannedObject;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.ValuePath;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The objects of a plan, and which of them an argument means.
final class PlannedObjects {
    private final List<PlannedObject> all;
    private final Map<String, PlannedObject> byAddress = new HashMap<>();
    private final Map<String, PlannedObject> byId = new HashMap<>();

    PlannedObjects(List<PlannedObject> all) {
        this.all = List.copyOf(all);
        for (PlannedObject object : all) {
            byAddress.put(object.address(), object);
            values(object).string("id").ifPresent(id -> byId.put(id, object));
        }
    }

    static Attributes values(PlannedObject object) {
        return Attributes.of(object.planned());
    }

    Stream<PlannedObject> all() {
        return all.stream();
    }

    Stream<PlannedObject> changed() {
        return all().filter(PlannedObject::isChanged);
    }

    Stream<PlannedObject> ofType(String type) {
        return all().filter(object -> object.type().equals(type));
    }

    boolean hasId(String id) {
        return byId.containsKey(id);
    }

    /// The object of the plan that an argument names by its id, or is taken from.
    Optional<PlannedObject> named(PlannedObject by, String argument) {
        Optional<PlannedObject> known =
                values(by).string(argument).flatMap(id -> Optional.ofNullable(byId.get(id)));
        return known.or(() ->
                Optional.ofNullable(by.sources().get(argument))
                        .flatMap(address -> Optional.ofNullable(byAddress.get(address))));
    }

    /// The same text for arguments that mean the same; nothing where it is not known what one means.
    Optional<String> meaning(PlannedObject by, String argument) {
        Attributes values = values(by);
        if (values.isNull(argument)) {
            return Optional.of("");
        }
        return named(by, argument).map(PlannedObject::address).or(() -> values.string(argument));
    }

    static Finding error(PlannedObject object, String argument, String summary, String detail) {
        return new Finding(
                object.address(), Problem.error(summary, detail, ValuePath.attribute(argument)));
    }

    static Finding warning(PlannedObject object, String argument, String summary, String detail) {
        return new Finding(
                object.address(), Problem.warning(summary, detail, ValuePath.attribute(argument)));
    }
}
