package dev.terrane.provider.plugin;

/// Who has the charge of a type where both a built-in provider and a program know it.
@FunctionalInterface
public interface TypeChoice {
    /// The built-in provider has all that it knows.
    TypeChoice BUILT_IN = type -> true;

    /// @param type `aws_vpc`, `data.aws_region`, `ephemeral.aws_secretsmanager_secret_version`
    boolean isBuiltIn(String type);
}
