package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.PlanChecks.Finding;
import dev.terrane.spi.PlanChecks.PlannedObject;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.ec2.model.AvailabilityZone;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Availability zones of new objects that the region does not have. AWS is asked once, and not at all
/// where no new object names a zone.
final class ZoneNames implements PlanCheck {
    private static final List<String> ARGUMENTS =
            List.of("availability_zone", "availability_zones");

    @Override
    public String name() {
        return "zones";
    }

    /// @param argument that names the zone
    private record Use(PlannedObject object, String argument, String zone) {}

    @Override
    public List<Finding> check(PlannedObjects plan, AwsSession aws) {
        List<Use> uses =
                plan.all()
                        .filter(PlannedObject::isNew)
                        .flatMap(object ->
                                ARGUMENTS.stream().flatMap(argument -> uses(object, argument)))
                        .toList();
        if (uses.isEmpty()) {
            return List.of();
        }
        Optional<Set<String>> known = Questions.ask(aws, () -> zones(aws));
        return known.filter(zones -> !zones.isEmpty()).stream()
                .flatMap(zones ->
                        uses.stream()
                                .filter(use -> !zones.contains(use.zone()))
                                .map(use -> finding(use, zones)))
                .toList();
    }

    private static Stream<Use> uses(PlannedObject object, String argument) {
        if (!object.planned().asMap().containsKey(argument)) {
            return Stream.empty();
        }
        Attributes values = PlannedObjects.values(object);
        Stream<String> zones =
                argument.endsWith("s")
                        ? values.strings(argument).stream()
                        : values.string(argument).stream();
        return zones.filter(zone -> !zone.isEmpty()).map(zone -> new Use(object, argument, zone));
    }

    private static Set<String> zones(AwsSession aws) {
        return aws
                .ec2()
                .describeAvailabilityZones(
                        r -> r.allAvailabilityZones(true).overrideConfiguration(Questions::briefly))
                .availabilityZones()
                .stream()
                .map(AvailabilityZone::zoneName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Finding finding(Use use, Set<String> zones) {
        return PlannedObjects.error(
                use.object(),
                use.argument(),
                "Unknown availability zone",
                use.object().address()
                        + " is to be in \""
                        + use.zone()
                        + "\", which is no zone of this region. There are "
                        + String.join(", ", zones)
                        + ".");
    }
}
