package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Instances and what spreads load over them: the types of this package.
public final class ComputeTypes {
    private ComputeTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES = Map.of();

    public static final Map<String, Supplier<DataType>> DATA_SOURCES = Map.of();
}
