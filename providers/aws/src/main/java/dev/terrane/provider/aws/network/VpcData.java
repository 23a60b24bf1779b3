package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `data "aws_vpc"`: one VPC.
final class VpcData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        var filters =
                Search.by(object)
                        .argument("id", "vpc-id")
                        .argument("cidr_block", "cidr")
                        .argument("dhcp_options_id", "dhcp-options-id")
                        .flag("default", "isDefault")
                        .argument("state", "state")
                        .tags()
                        .filters();
        Vpc vpc =
                Search.one(aws.ec2().describeVpcsPaginator(r -> r.filters(filters)).vpcs(), "VPC");
        object.id(vpc.vpcId());
        dev.terrane.provider.aws.network.Vpc.setOwn(object, vpc, aws);
        object.set("default", vpc.isDefault())
                .set(
                        "main_route_table_id",
                        dev.terrane.provider.aws.network.Vpc.mainRouteTable(vpc.vpcId(), aws));
        object.setObjects(
                "cidr_block_associations",
                vpc.cidrBlockAssociationSet().stream().map(VpcData::block).toList());
        Optional<VpcIpv6CidrBlockAssociation> ipv6 =
                vpc.ipv6CidrBlockAssociationSet().stream().findFirst();
        object.set(
                        "ipv6_association_id",
                        ipv6.map(VpcIpv6CidrBlockAssociation::associationId).orElse(null))
                .set(
                        "ipv6_cidr_block",
                        ipv6.map(VpcIpv6CidrBlockAssociation::ipv6CidrBlock).orElse(null));
        Ec2.setTags(object, vpc.tags(), aws);
    }

    private static Map<String, Value> block(VpcCidrBlockAssociation block) {
        return Map.of(
                "association_id",
                Value.string(block.associationId()),
                "cidr_block",
                Value.string(block.cidrBlock()),
                "state",
                Value.string(block.cidrBlockState().stateAsString()));
    }

    /// `data "aws_vpcs"`: the ids of all that match.
    static final class Many implements DataType {
        @Override
        public void read(Draft object, AwsSession aws) {
            var filters = Search.by(object).tags().filters();
            List<String> ids =
                    aws.ec2().describeVpcsPaginator(r -> r.filters(filters)).vpcs().stream()
                            .map(Vpc::vpcId)
                            .toList();
            object.id(aws.region());
            object.setTexts("ids", ids);
        }
    }
}
