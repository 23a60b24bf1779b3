package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Who may do what: the types of this package.
public final class IdentityTypes {
    private IdentityTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(Map.entry("aws_iam_role", Role::new));

    public static final Map<String, Supplier<DataType>> DATA_SOURCES =
            Map.ofEntries(Map.entry("aws_caller_identity", CallerIdentity::new));
}
