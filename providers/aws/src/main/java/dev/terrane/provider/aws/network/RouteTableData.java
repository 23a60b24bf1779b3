package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `data "aws_route_table"`: one route table.
final class RouteTableData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        var filters =
                Search.by(object)
                        .argument("route_table_id", "route-table-id")
                        .argument("gateway_id", "association.gateway-id")
                        .argument("subnet_id", "association.subnet-id")
                        .argument("vpc_id", "vpc-id")
                        .tags()
                        .filters();
        RouteTable table =
                Search.one(
                        aws.ec2()
                                .describeRouteTablesPaginator(r -> r.filters(filters))
                                .routeTables(),
                        "route table");
        object.id(table.routeTableId());
        object.set("arn", aws.arn("ec2", table.ownerId(), "route-table/" + table.routeTableId()))
                .set("owner_id", table.ownerId())
                .set("route_table_id", table.routeTableId())
                .set("vpc_id", table.vpcId());
        object.setObjects(
                "routes",
                dev.terrane.provider.aws.network.RouteTable.made(table.routes(), Set.of()).stream()
                        .map(RouteTableData::route)
                        .toList());
        object.setObjects(
                "associations",
                table.associations().stream().map(RouteTableData::association).toList());
        Ec2.setTags(object, table.tags(), aws);
    }

    private static Map<String, Value> route(RouteTarget target) {
        Map<String, Value> route =
                new TreeMap<>(dev.terrane.provider.aws.network.RouteTable.inline(target));
        route.put("instance_id", Value.string(""));
        return route;
    }

    private static Map<String, Value> association(RouteTableAssociation association) {
        return Map.of(
                "gateway_id", text(association.gatewayId()),
                "main", Value.bool(Boolean.TRUE.equals(association.main())),
                "route_table_association_id", text(association.routeTableAssociationId()),
                "route_table_id", text(association.routeTableId()),
                "subnet_id", text(association.subnetId()));
    }

    private static Value text(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }
}
