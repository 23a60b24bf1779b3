package dev.terrane.planfile;

/// Which attributes no configuration sets, such as the time of the last backup.
@FunctionalInterface
public interface ProviderDecisions {
    /// Nobody knows the schemas: every attribute may be somebody's wish.
    ProviderDecisions UNKNOWN = (address, attribute) -> false;

    /// @param address of the object, as the document says it
    /// @param attribute at the top of the object
    boolean decides(String address, String attribute);
}
