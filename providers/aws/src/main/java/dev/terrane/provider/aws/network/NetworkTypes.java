package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// VPCs and what is inside of them: the types of this package.
public final class NetworkTypes {
    private NetworkTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(
                    Map.entry("aws_default_network_acl", DefaultNetworkAcl::new),
                    Map.entry("aws_default_route_table", DefaultRouteTable::new),
                    Map.entry("aws_default_security_group", DefaultSecurityGroup::new),
                    Map.entry("aws_egress_only_internet_gateway", EgressOnlyInternetGateway::new),
                    Map.entry("aws_eip", Eip::new),
                    Map.entry("aws_flow_log", FlowLog::new),
                    Map.entry("aws_internet_gateway", InternetGateway::new),
                    Map.entry("aws_main_route_table_association", MainRouteTableAssociation::new),
                    Map.entry("aws_nat_gateway", NatGateway::new),
                    Map.entry("aws_network_acl", NetworkAcl::new),
                    Map.entry("aws_network_acl_rule", NetworkAclRule::new),
                    Map.entry("aws_route", Route::new),
                    Map.entry("aws_route_table", RouteTable::new),
                    Map.entry("aws_route_table_association", RouteTableAssociation::new),
                    Map.entry("aws_security_group", SecurityGroup::new),
                    Map.entry("aws_security_group_rule", SecurityGroupRule::new),
                    Map.entry("aws_subnet", Subnet::new),
                    Map.entry("aws_vpc", Vpc::new),
                    Map.entry("aws_vpc_dhcp_options", DhcpOptions::new),
                    Map.entry("aws_vpc_dhcp_options_association", DhcpOptionsAssociation::new),
                    Map.entry("aws_vpc_endpoint", VpcEndpoint::new),
                    Map.entry("aws_vpc_peering_connection", PeeringConnection::new),
                    Map.entry("aws_vpc_security_group_egress_rule", SingleSecurityRule.Egress::new),
                    Map.entry(
                            "aws_vpc_security_group_ingress_rule",
                            SingleSecurityRule.Ingress::new));

    public static final Map<String, Supplier<DataType>> DATA_SOURCES =
            Map.ofEntries(
                    Map.entry("aws_route_table", RouteTableData::new),
                    Map.entry("aws_security_group", SecurityGroupData::new),
                    Map.entry("aws_subnet", SubnetData::new),
                    Map.entry("aws_subnets", SubnetData.Many::new),
                    Map.entry("aws_vpc", VpcData::new),
                    Map.entry("aws_vpcs", VpcData.Many::new));
}
