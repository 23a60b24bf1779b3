package dev.terrane.provider.aws.region;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// `data "aws_availability_zones"`: the zones of the region, by name.
public final class AvailabilityZones implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        List<AvailabilityZone> zones =
                aws
                        .ec2()
                        .describeAvailabilityZones(r ->
                                r.allAvailabilityZones(
                                                object.isTrue("all_availability_zones")
                                                        ? true
                                                        : null)
                                        .filters(filters(object)))
                        .availabilityZones()
                        .stream()
                        .filter(zone -> isWanted(zone, object))
                        .sorted(Comparator.comparing(AvailabilityZone::zoneName))
                        .toList();
        object.id(aws.region());
        object.setTexts("names", zones.stream().map(AvailabilityZone::zoneName).toList())
                .setTexts("zone_ids", zones.stream().map(AvailabilityZone::zoneId).toList())
                .setTexts("group_names", groups(zones));
    }

    private static List<Filter> filters(Draft object) {
        List<Filter> filters = new ArrayList<>();
        object.text("state")
                .ifPresent(
                        state -> filters.add(Filter.builder().name("state").values(state).build()));
        for (Attributes filter : object.blocks("filter")) {
            filters.add(
                    Filter.builder()
                            .name(filter.requiredString("name"))
                            .values(filter.strings("values"))
                            .build());
        }
        return filters;
    }

    private static boolean isWanted(AvailabilityZone zone, Draft object) {
        return !object.texts("exclude_names").contains(zone.zoneName())
                && !object.texts("exclude_zone_ids").contains(zone.zoneId());
    }

    private static Set<String> groups(List<AvailabilityZone> zones) {
        Set<String> groups = new TreeSet<>();
        zones.forEach(zone -> groups.add(Objects.requireNonNullElse(zone.groupName(), "")));
        return groups;
    }
}
