package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.PropagatingVgw;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// `aws_route_table`.
///
/// Replaced when `vpc_id` changes. Where the configuration has no `route`, the routes there are stay,
/// so that `aws_route` can bring its own.
public final class RouteTable implements ResourceType {
    private static final Duration CREATION = Duration.ofMinutes(5);
    private static final Duration UPDATE = Duration.ofMinutes(2);
    private static final Duration DELETION = Duration.ofMinutes(5);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("vpc_id")
                .timeout("create", CREATION)
                .timeout("update", UPDATE)
                .timeout("delete", DELETION);
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var tags =
                Ec2.tags(
                        object,
                        aws,
                        software.amazon.awssdk.services.ec2.model.ResourceType.ROUTE_TABLE);
        object.id(
                aws.ec2()
                        .createRouteTable(
                                r -> r.vpcId(object.textOrNull("vpc_id")).tagSpecifications(tags))
                        .routeTable()
                        .routeTableId());
        propagate(object.id(), Set.of(), object.texts("propagating_vgws"), aws);
        for (RouteTarget route : routes(object.now())) {
            RouteCalls.create(object.id(), route, object.timeout("create", CREATION), aws);
        }
    }

    private static List<RouteTarget> routes(Attributes object) {
        return object.blocks("route").stream().map(RouteTarget::ofInline).toList();
    }

    static void propagate(String table, Set<String> before, List<String> after, AwsSession aws) {
        before.stream()
                .filter(gateway -> !after.contains(gateway))
                .forEach(gateway ->
                        aws.ec2()
                                .disableVgwRoutePropagation(
                                        r -> r.routeTableId(table).gatewayId(gateway)));
        after.stream()
                .filter(gateway -> !before.contains(gateway))
                .forEach(gateway ->
                        aws.ec2()
                                .enableVgwRoutePropagation(
                                        r -> r.routeTableId(table).gatewayId(gateway)));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        readAll(objects, UnaryOperator.identity(), aws);
    }

    /// @param form from a route as this type has it to the one that the objects have
    static void readAll(
            List<Draft> objects, UnaryOperator<Map<String, Value>> form, AwsSession aws) {
        var found = RouteCalls.tables(Ec2.ids(objects), aws);
        for (Draft object : objects) {
            var table = found.get(object.id());
            if (table == null) {
                object.gone();
            } else {
                set(object, table, form, aws);
            }
        }
    }

    private static void set(
            Draft object,
            software.amazon.awssdk.services.ec2.model.RouteTable table,
            UnaryOperator<Map<String, Value>> form,
            AwsSession aws) {
        object.set("arn", aws.arn("ec2", table.ownerId(), "route-table/" + table.routeTableId()))
                .set("owner_id", table.ownerId())
                .set("vpc_id", table.vpcId());
        object.setTexts(
                "propagating_vgws",
                table.propagatingVgws().stream().map(PropagatingVgw::gatewayId).toList());
        object.setObjects(
                "route",
                inline(table.routes(), object.blocks("route")).stream().map(form).toList());
        Ec2.setTags(object, table.tags(), aws);
    }

    private static List<Map<String, Value>> inline(
            List<software.amazon.awssdk.services.ec2.model.Route> routes, List<Attributes> before) {
        Set<String> own = new HashSet<>();
        before.forEach(route -> own.add(RouteTarget.ofInline(route).destination()));
        return made(routes, own).stream().map(RouteTable::inline).toList();
    }

    /// Without the routes that nobody made: the one within the VPC (unless the configuration speaks
    /// of it), those that gateways propagate, and those of VPC endpoints.
    ///
    /// @param own destinations of which the configuration speaks
    static List<RouteTarget> made(
            List<software.amazon.awssdk.services.ec2.model.Route> routes, Set<String> own) {
        List<RouteTarget> made = new ArrayList<>();
        for (var route : routes) {
            RouteTarget target = RouteTarget.of(route);
            boolean local =
                    "local".equals(route.gatewayId()) && !own.contains(target.destination());
            boolean propagated = route.origin() == RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION;
            boolean ofEndpoint =
                    route.destinationPrefixListId() != null
                            && route.gatewayId() != null
                            && route.gatewayId().startsWith("vpce-");
            if (!local && !propagated && !ofEndpoint) {
                made.add(target);
            }
        }
        return made;
    }

    static Map<String, Value> inline(RouteTarget route) {
        Map<String, Value> object = new TreeMap<>();
        RouteTarget.TARGETS.forEach(name ->
                object.put(
                        name, Value.string(name.equals(route.target()) ? route.targetId() : "")));
        object.put("cidr_block", Value.string(route.cidr()));
        object.put("ipv6_cidr_block", Value.string(route.ipv6Cidr()));
        object.put("destination_prefix_list_id", Value.string(route.prefixList()));
        return object;
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        change(object, aws);
    }

    static void change(Draft object, AwsSession aws) {
        if (object.changed("propagating_vgws")) {
            propagate(
                    object.id(),
                    Set.copyOf(object.prior().strings("propagating_vgws")),
                    object.texts("propagating_vgws"),
                    aws);
        }
        if (object.changed("route")) {
            changeRoutes(object, aws);
        }
    }

    private static void changeRoutes(Draft object, AwsSession aws) {
        Map<String, RouteTarget> before = byDestination(object.prior());
        Map<String, RouteTarget> after = byDestination(object.now());
        before.forEach((destination, route) -> {
            if (!after.containsKey(destination)) {
                RouteCalls.delete(object.id(), route, aws);
            }
        });
        after.forEach((destination, route) -> {
            RouteTarget was = before.get(destination);
            if (was == null) {
                RouteCalls.create(object.id(), route, object.timeout("update", UPDATE), aws);
            } else if (!was.equals(route)) {
                RouteCalls.replace(object.id(), route, aws);
            }
        });
    }

    private static Map<String, RouteTarget> byDestination(Attributes object) {
        Map<String, RouteTarget> routes = new TreeMap<>();
        routes(object).forEach(route -> routes.put(route.destination(), route));
        return routes;
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    /// A table can not be deleted while subnets use it.
    @Override
    public void delete(Draft object, AwsSession aws) {
        var table = RouteCalls.tables(List.of(object.id()), aws).get(object.id());
        if (table == null) {
            return;
        }
        table.associations().stream()
                .filter(association -> !Boolean.TRUE.equals(association.main()))
                .forEach(association ->
                        RouteCalls.disassociate(association.routeTableAssociationId(), aws));
        Ec2.delete(
                "route table " + object.id(),
                object.timeout("delete", DELETION),
                aws,
                () -> aws.ec2().deleteRouteTable(r -> r.routeTableId(object.id())),
                "InvalidRouteTableID.NotFound");
    }
}
