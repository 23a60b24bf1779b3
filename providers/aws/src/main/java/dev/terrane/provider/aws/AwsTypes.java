package dev.terrane.provider.aws;

import dev.terrane.provider.aws.identity.CallerIdentity;
import dev.terrane.provider.aws.identity.Role;
import dev.terrane.provider.aws.network.Eip;
import dev.terrane.provider.aws.network.InternetGateway;
import dev.terrane.provider.aws.network.NatGateway;
import dev.terrane.provider.aws.network.Route;
import dev.terrane.provider.aws.network.RouteTable;
import dev.terrane.provider.aws.network.RouteTableAssociation;
import dev.terrane.provider.aws.network.SecurityGroup;
import dev.terrane.provider.aws.network.Subnet;
import dev.terrane.provider.aws.network.Vpc;
import dev.terrane.provider.aws.queue.Queue;
import dev.terrane.provider.aws.region.AvailabilityZones;
import dev.terrane.provider.aws.region.RegionData;
import dev.terrane.provider.aws.storage.Bucket;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// All types that this provider has. A new one is a line here, its schema's file and its class.
final class AwsTypes {
    private AwsTypes() {}

    static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(
                    Map.entry("aws_eip", Eip::new),
                    Map.entry("aws_iam_role", Role::new),
                    Map.entry("aws_internet_gateway", InternetGateway::new),
                    Map.entry("aws_nat_gateway", NatGateway::new),
                    Map.entry("aws_route", Route::new),
                    Map.entry("aws_route_table", RouteTable::new),
                    Map.entry("aws_route_table_association", RouteTableAssociation::new),
                    Map.entry("aws_s3_bucket", Bucket::new),
                    Map.entry("aws_security_group", SecurityGroup::new),
                    Map.entry("aws_sqs_queue", Queue::new),
                    Map.entry("aws_subnet", Subnet::new),
                    Map.entry("aws_vpc", Vpc::new));

    static final Map<String, Supplier<DataType>> DATA_SOURCES =
            Map.ofEntries(
                    Map.entry("aws_availability_zones", AvailabilityZones::new),
                    Map.entry("aws_caller_identity", CallerIdentity::new),
                    Map.entry("aws_region", RegionData::new));
}
