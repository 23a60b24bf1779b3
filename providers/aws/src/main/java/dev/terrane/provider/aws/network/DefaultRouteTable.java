package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `aws_default_route_table`: the table that a VPC is made with, taken over.
///
/// Creating it removes all routes that the table has, but the local one; deleting it only forgets
/// it. Replaced when `default_route_table_id` changes. Imported by the id of the VPC.
final class DefaultRouteTable implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("default_route_table_id")
                .timeout("create", LONGEST)
                .timeout("update", LONGEST);
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String id = object.text("default_route_table_id").orElseThrow();
        var table = RouteCalls.tables(List.of(id), aws).get(id);
        if (table == null) {
            throw FailedCall.at(
                    "default_route_table_id",
                    "No such route table",
                    "There is no route table " + id + ".");
        }
        object.id(id);
        table.propagatingVgws()
                .forEach(gateway ->
                        RouteTable.propagate(id, Set.of(gateway.gatewayId()), List.of(), aws));
        RouteTable.made(table.routes(), Set.of())
                .forEach(route -> RouteCalls.delete(id, route, aws));
        RouteTable.propagate(id, Set.of(), object.texts("propagating_vgws"), aws);
        for (Attributes route : object.blocks("route")) {
            RouteCalls.create(
                    id, RouteTarget.ofInline(route), object.timeout("create", LONGEST), aws);
        }
        Ec2.addTags(object, aws);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        resolveImports(objects, aws);
        RouteTable.readAll(objects, DefaultRouteTable::route, aws);
        objects.forEach(object -> object.set("default_route_table_id", object.id()));
    }

    /// As the other provider has it: with an instance, and without two kinds of gateways.
    private static Map<String, Value> route(Map<String, Value> route) {
        Map<String, Value> own = new TreeMap<>(route);
        own.remove("carrier_gateway_id");
        own.remove("local_gateway_id");
        own.put("instance_id", Value.string(""));
        return own;
    }

    /// An object that is imported is known by its VPC.
    private static void resolveImports(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            if (object.id().startsWith("vpc-")) {
                aws
                        .ec2()
                        .describeRouteTablesPaginator(r ->
                                r.filters(
                                        Ec2.filter("association.main", List.of("true")),
                                        Ec2.filter("vpc-id", List.of(object.id()))))
                        .routeTables()
                        .stream()
                        .findFirst()
                        .ifPresent(table -> object.id(table.routeTableId()));
            }
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        RouteTable.change(object, aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    /// The table stays as long as its VPC.
    @Override
    public void delete(Draft object, AwsSession aws) {}
}
