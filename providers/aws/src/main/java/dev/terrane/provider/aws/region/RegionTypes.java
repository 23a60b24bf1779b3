package dev.terrane.provider.aws.region;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Where and as whom this provider works: the types of this package.
public final class RegionTypes {
    private RegionTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES = Map.of();

    public static final Map<String, Supplier<DataType>> DATA_SOURCES =
            Map.ofEntries(
                    Map.entry("aws_availability_zones", AvailabilityZones::new),
                    Map.entry("aws_default_tags", DefaultTags::new),
                    Map.entry("aws_elb_service_account", ElbServiceAccount::new),
                    Map.entry("aws_partition", PartitionData::new),
                    Map.entry("aws_region", RegionData::new),
                    Map.entry("aws_service_principal", ServicePrincipal::new));
}
