package dev.terrane.provider.aws.network;

import dev.terrane.spi.support.Attributes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Where a route leads, and for which addresses.
///
/// @param target the name of the argument that says it, such as `nat_gateway_id`
record RouteTarget(
        String cidr, String ipv6Cidr, String prefixList, String target, String targetId) {
    static final List<String> TARGETS =
            List.of(
                    "carrier_gateway_id",
                    "core_network_arn",
                    "egress_only_gateway_id",
                    "gateway_id",
                    "local_gateway_id",
                    "nat_gateway_id",
                    "network_interface_id",
                    "transit_gateway_id",
                    "vpc_endpoint_id",
                    "vpc_peering_connection_id");

    /// A `route` of a route table.
    static RouteTarget ofInline(Attributes route) {
        return of(route, "cidr_block", "ipv6_cidr_block");
    }

    /// An `aws_route`.
    static RouteTarget ofRoute(Attributes route) {
        return of(route, "destination_cidr_block", "destination_ipv6_cidr_block");
    }

    private static RouteTarget of(Attributes route, String cidr, String ipv6Cidr) {
        Optional<String> target =
                TARGETS.stream().filter(name -> !text(route, name).isEmpty()).findFirst();
        return new RouteTarget(
                text(route, cidr),
                text(route, ipv6Cidr),
                text(route, "destination_prefix_list_id"),
                target.orElse(""),
                target.map(name -> text(route, name)).orElse(""));
    }

    /// Routes of a default table have fewer targets.
    private static String text(Attributes route, String name) {
        return route.object().asMap().containsKey(name) ? route.string(name).orElse("") : "";
    }

    static RouteTarget of(software.amazon.awssdk.services.ec2.model.Route route) {
        String target =
                TARGETS.stream().filter(name -> id(route, name) != null).findFirst().orElse("");
        return new RouteTarget(
                Objects.requireNonNullElse(route.destinationCidrBlock(), ""),
                Objects.requireNonNullElse(route.destinationIpv6CidrBlock(), ""),
                Objects.requireNonNullElse(route.destinationPrefixListId(), ""),
                target,
                Objects.requireNonNullElse(target.isEmpty() ? null : id(route, target), ""));
    }

    /// AWS gives a VPC endpoint back as a gateway.
    private static @Nullable String id(
            software.amazon.awssdk.services.ec2.model.Route route, String name) {
        @Nullable String gateway = route.gatewayId();
        boolean endpoint = gateway != null && gateway.startsWith("vpce-");
        return switch (name) {
            case "carrier_gateway_id" -> route.carrierGatewayId();
            case "core_network_arn" -> route.coreNetworkArn();
            case "egress_only_gateway_id" -> route.egressOnlyInternetGatewayId();
            case "gateway_id" -> endpoint ? null : gateway;
            case "local_gateway_id" -> route.localGatewayId();
            case "nat_gateway_id" -> route.natGatewayId();
            case "network_interface_id" -> route.networkInterfaceId();
            case "transit_gateway_id" -> route.transitGatewayId();
            case "vpc_endpoint_id" -> endpoint ? gateway : null;
            case "vpc_peering_connection_id" -> route.vpcPeeringConnectionId();
            default -> throw new IllegalArgumentException("no target of routes: " + name);
        };
    }

    String destination() {
        return cidr + ipv6Cidr + prefixList;
    }

    @Nullable String cidrOrNull() {
        return orNull(cidr);
    }

    @Nullable String ipv6CidrOrNull() {
        return orNull(ipv6Cidr);
    }

    @Nullable String prefixListOrNull() {
        return orNull(prefixList);
    }

    /// The id, if this is the argument that says the target.
    @Nullable String idOf(String argument) {
        return argument.equals(target) ? targetId : null;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
