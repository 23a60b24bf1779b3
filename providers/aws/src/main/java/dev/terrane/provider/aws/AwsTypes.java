package dev.terrane.provider.aws;

import dev.terrane.provider.aws.compute.ComputeTypes;
import dev.terrane.provider.aws.data.DataTypes;
import dev.terrane.provider.aws.identity.IdentityTypes;
import dev.terrane.provider.aws.keys.KeysTypes;
import dev.terrane.provider.aws.network.NetworkTypes;
import dev.terrane.provider.aws.queue.QueueTypes;
import dev.terrane.provider.aws.region.RegionTypes;
import dev.terrane.provider.aws.run.RunTypes;
import dev.terrane.provider.aws.storage.StorageTypes;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// All types that this provider has, by area. A new one is a line in the table of its package, its
/// schema's file and its class.
final class AwsTypes {
    private AwsTypes() {}

    static final Map<String, Supplier<ResourceType>> RESOURCES =
            together(
                    List.of(
                            NetworkTypes.RESOURCES,
                            ComputeTypes.RESOURCES,
                            IdentityTypes.RESOURCES,
                            StorageTypes.RESOURCES,
                            KeysTypes.RESOURCES,
                            DataTypes.RESOURCES,
                            QueueTypes.RESOURCES,
                            RunTypes.RESOURCES,
                            RegionTypes.RESOURCES));

    static final Map<String, Supplier<DataType>> DATA_SOURCES =
            together(
                    List.of(
                            NetworkTypes.DATA_SOURCES,
                            ComputeTypes.DATA_SOURCES,
                            IdentityTypes.DATA_SOURCES,
                            StorageTypes.DATA_SOURCES,
                            KeysTypes.DATA_SOURCES,
                            DataTypes.DATA_SOURCES,
                            QueueTypes.DATA_SOURCES,
                            RunTypes.DATA_SOURCES,
                            RegionTypes.DATA_SOURCES));

    private static <T> Map<String, T> together(List<Map<String, T>> tables) {
        Map<String, T> all = new TreeMap<>();
        tables.forEach(all::putAll);
        return Map.copyOf(all);
    }
}
