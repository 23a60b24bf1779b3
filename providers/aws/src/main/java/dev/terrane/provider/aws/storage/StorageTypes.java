package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Buckets, images and file systems: the types of this package.
public final class StorageTypes {
    private StorageTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(Map.entry("aws_s3_bucket", Bucket::new));

    public static final Map<String, Supplier<DataType>> DATA_SOURCES = Map.of();
}
