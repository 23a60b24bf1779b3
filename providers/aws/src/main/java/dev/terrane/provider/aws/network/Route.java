package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;

/// `aws_route`.
///
/// Replaced when the table or the destination changes; another target takes the place of the one
/// before. Imported as `TABLE_DESTINATION`.
public final class Route implements ResourceType {
    private static final Duration CREATION = Duration.ofMinutes(5);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "route_table_id",
                        "destination_cidr_block",
                        "destination_ipv6_cidr_block",
                        "destination_prefix_list_id")
                .timeout("create", CREATION)
                .timeout("update", Duration.ofMinutes(2))
                .timeout("delete", Duration.ofMinutes(5));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .exactlyOneOf(
                        "destination_cidr_block",
                        "destination_ipv6_cidr_block",
                        "destination_prefix_list_id")
                .exactlyOneOf(RouteTarget.TARGETS.toArray(String[]::new))
                .ipv4Block("destination_cidr_block", 0, 32)
                .ipv6Block("destination_ipv6_cidr_block")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String table = object.text("route_table_id").orElseThrow();
        RouteTarget route = RouteTarget.ofRoute(object.now());
        var before = RouteCalls.tables(List.of(table), aws).get(table);
        if (before != null
                && RouteCalls.find(before, route.destination())
                        .filter(r -> !"local".equals(r.gatewayId()))
                        .isPresent()) {
            throw FailedCall.of(
                    "Route exists already",
                    "The table "
                            + table
                            + " has a route to "
                            + route.destination()
                            + " already. Import it as \""
                            + table
                            + "_"
                            + route.destination()
                            + "\", or delete it.");
        }
        RouteCalls.create(table, route, object.timeout("create", CREATION), aws);
        object.id(id(table, route.destination()));
    }

    private static String id(String table, String destination) {
        CRC32 sum = new CRC32();
        sum.update(destination.getBytes(StandardCharsets.UTF_8));
        return "r-" + table + sum.getValue();
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        List<String> ids =
                objects.stream()
                        .map(object -> object.text("route_table_id").orElseThrow())
                        .distinct()
                        .toList();
        var tables = RouteCalls.tables(ids, aws);
        for (Draft object : objects) {
            var table = tables.get(object.text("route_table_id").orElseThrow());
            var route =
                    table == null
                            ? null
                            : RouteCalls.find(
                                            table, RouteTarget.ofRoute(object.now()).destination())
                                    .orElse(null);
            if (route == null) {
                object.gone();
            } else {
                set(object, route);
            }
        }
    }

    private static void set(Draft object, software.amazon.awssdk.services.ec2.model.Route route) {
        RouteTarget target = RouteTarget.of(route);
        RouteTarget.TARGETS.forEach(name -> object.set(name, target.idOf(name)));
        // An instance has a network interface, which AWS names too.
        object.set("network_interface_id", route.networkInterfaceId())
                .set("destination_cidr_block", target.cidr())
                .set("destination_ipv6_cidr_block", target.ipv6Cidr())
                .set("destination_prefix_list_id", target.prefixList())
                .set("instance_id", route.instanceId())
                .set("instance_owner_id", route.instanceOwnerId())
                .set("origin", route.originAsString())
                .set("state", route.stateAsString());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        RouteTarget route = RouteTarget.ofRoute(changedTarget(object));
        RouteCalls.replace(object.text("route_table_id").orElseThrow(), route, aws);
    }

    /// The plan may still hold the computed interface of the target before; what changed counts.
    private static Attributes changedTarget(Draft object) {
        boolean other =
                RouteTarget.TARGETS.stream()
                        .filter(name -> !name.equals("network_interface_id"))
                        .anyMatch(object::isGiven);
        if (other) {
            object.set("network_interface_id", (String) null);
        }
        return object.now();
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        RouteCalls.delete(
                object.text("route_table_id").orElseThrow(),
                RouteTarget.ofRoute(object.now()),
                aws);
    }

    @Override
    public void importAs(Draft object, String id) {
        String[] parts = id.split("_", 2);
        if (parts.length < 2 || !parts[0].startsWith("rtb-")) {
            throw FailedCall.of(
                    "Invalid import id",
                    "A route is imported as TABLE_DESTINATION, such as \"rtb-1a2b_10.0.0.0/16\", but the id is \""
                            + id
                            + "\".");
        }
        object.id(id(parts[0], parts[1]));
        object.set("route_table_id", parts[0]);
        object.set(argument(parts[1]), parts[1]);
    }

    private static String argument(String destination) {
        if (destination.startsWith("pl-")) {
            return "destination_prefix_list_id";
        }
        return destination.contains(":") ? "destination_ipv6_cidr_block" : "destination_cidr_block";
    }
}
