package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

import software.amazon.awssdk.services.ec2.model.Subnet;

import java.util.List;

/// `data "aws_subnet"`: one subnet.
final class SubnetData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        var filters =
                Search.by(object)
                        .argument("id", "subnet-id")
                        .argument("availability_zone", "availabilityZone")
                        .argument("availability_zone_id", "availabilityZoneId")
                        .argument("cidr_block", "cidrBlock")
                        .flag("default_for_az", "defaultForAz")
                        .argument("ipv6_cidr_block", "ipv6-cidr-block-association.ipv6-cidr-block")
                        .argument("state", "state")
                        .argument("vpc_id", "vpc-id")
                        .tags()
                        .filters();
        Subnet subnet =
                Search.one(
                        aws.ec2().describeSubnetsPaginator(r -> r.filters(filters)).subnets(),
                        "subnet");
        object.id(subnet.subnetId());
        dev.terrane.provider.aws.network.Subnet.set(object, subnet, aws);
        object.set("available_ip_address_count", subnet.availableIpAddressCount())
                .set("default_for_az", subnet.defaultForAz())
                .set("state", subnet.stateAsString());
    }

    /// `data "aws_subnets"`: the ids of all that match.
    static final class Many implements DataType {
        @Override
        public void read(Draft object, AwsSession aws) {
            var filters = Search.by(object).tags().filters();
            List<String> ids =
                    aws.ec2().describeSubnetsPaginator(r -> r.filters(filters)).subnets().stream()
                            .map(Subnet::subnetId)
                            .toList();
            object.id(aws.region());
            object.setTexts("ids", ids);
        }
    }
}
