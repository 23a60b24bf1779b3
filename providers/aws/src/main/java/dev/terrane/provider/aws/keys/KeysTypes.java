package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Keys, secrets and names: the types of this package.
public final class KeysTypes {
    private KeysTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES = Map.of();

    public static final Map<String, Supplier<DataType>> DATA_SOURCES = Map.of();
}
