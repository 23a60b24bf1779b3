package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Requests about routes, which `aws_route` and `aws_route_table` share.
final class RouteCalls {
    private RouteCalls() {}

    static Map<String, RouteTable> tables(List<String> ids, AwsSession aws) {
        return Ec2.byId(
                aws.ec2()
                        .describeRouteTablesPaginator(
                                r -> r.filters(Ec2.filter("route-table-id", ids)))
                        .routeTables(),
                RouteTable::routeTableId);
    }

    static Optional<Route> find(RouteTable table, String destination) {
        return table.routes().stream()
                .filter(route -> RouteTarget.of(route).destination().equals(destination))
                .findFirst();
    }

    /// Gateways that were just made are not known at once.
    static void create(String table, RouteTarget route, Duration longest, AwsSession aws) {
        if (route.targetId().equals("local")) {
            replace(table, route, aws);
            return;
        }
        CreateRouteRequest request =
                CreateRouteRequest.builder()
                        .routeTableId(table)
                        .destinationCidrBlock(route.cidrOrNull())
                        .destinationIpv6CidrBlock(route.ipv6CidrOrNull())
                        .destinationPrefixListId(route.prefixListOrNull())
                        .carrierGatewayId(route.idOf("carrier_gateway_id"))
                        .coreNetworkArn(route.idOf("core_network_arn"))
                        .egressOnlyInternetGatewayId(route.idOf("egress_only_gateway_id"))
                        .gatewayId(route.idOf("gateway_id"))
                        .localGatewayId(route.idOf("local_gateway_id"))
                        .natGatewayId(route.idOf("nat_gateway_id"))
                        .networkInterfaceId(route.idOf("network_interface_id"))
                        .transitGatewayId(route.idOf("transit_gateway_id"))
                        .vpcEndpointId(route.idOf("vpc_endpoint_id"))
                        .vpcPeeringConnectionId(route.idOf("vpc_peering_connection_id"))
                        .build();
        aws.retryWhile(
                "the target of a route in " + table + " to be known",
                longest,
                () -> aws.ec2().createRoute(request),
                "InvalidParameterException",
                "InvalidTransitGatewayID.NotFound");
        aws.await(
                "the route to " + route.destination() + " in " + table,
                longest,
                () -> ready(table, route.destination(), aws));
    }

    /// A route whose target is being built is a black hole until then, which is no failure.
    private static Optional<Route> ready(String table, String destination, AwsSession aws) {
        return Optional.ofNullable(tables(List.of(table), aws).get(table))
                .flatMap(found -> find(found, destination))
                .filter(route ->
                        route.state() == RouteState.ACTIVE
                                || route.state() == RouteState.BLACKHOLE);
    }

    static void replace(String table, RouteTarget route, AwsSession aws) {
        boolean local = route.targetId().equals("local");
        aws.ec2()
                .replaceRoute(
                        ReplaceRouteRequest.builder()
                                .routeTableId(table)
                                .destinationCidrBlock(route.cidrOrNull())
                                .destinationIpv6CidrBlock(route.ipv6CidrOrNull())
                                .destinationPrefixListId(route.prefixListOrNull())
                                .localTarget(local ? true : null)
                                .carrierGatewayId(route.idOf("carrier_gateway_id"))
                                .coreNetworkArn(route.idOf("core_network_arn"))
                                .egressOnlyInternetGatewayId(route.idOf("egress_only_gateway_id"))
                                .gatewayId(local ? null : route.idOf("gateway_id"))
                                .localGatewayId(route.idOf("local_gateway_id"))
                                .natGatewayId(route.idOf("nat_gateway_id"))
                                .networkInterfaceId(route.idOf("network_interface_id"))
                                .transitGatewayId(route.idOf("transit_gateway_id"))
                                .vpcEndpointId(route.idOf("vpc_endpoint_id"))
                                .vpcPeeringConnectionId(route.idOf("vpc_peering_connection_id"))
                                .build());
    }

    static void delete(String table, RouteTarget route, AwsSession aws) {
        try {
            aws.ec2()
                    .deleteRoute(r ->
                            r.routeTableId(table)
                                    .destinationCidrBlock(route.cidrOrNull())
                                    .destinationIpv6CidrBlock(route.ipv6CidrOrNull())
                                    .destinationPrefixListId(route.prefixListOrNull()));
        } catch (SdkException failure) {
            if (!Ec2.isCode(failure, "InvalidRoute.NotFound", "InvalidRouteTableID.NotFound")) {
                throw failure;
            }
        }
    }

    static void disassociate(String association, AwsSession aws) {
        try {
            aws.ec2().disassociateRouteTable(r -> r.associationId(association));
        } catch (SdkException failure) {
            if (!Ec2.isCode(failure, "InvalidAssociationID.NotFound")) {
                throw failure;
            }
        }
    }
}
