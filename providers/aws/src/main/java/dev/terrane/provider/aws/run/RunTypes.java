package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Functions, containers and what watches them: the types of this package.
public final class RunTypes {
    private RunTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(Map.entry("aws_cloudwatch_log_group", LogGroup::new));

    public static final Map<String, Supplier<DataType>> DATA_SOURCES = Map.of();
}
