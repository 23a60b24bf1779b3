package dev.terrane.provider.memory;

/// What can be asked of the cloud.
public enum Operation {
    READ,
    READ_MANY,
    CREATE,
    UPDATE,
    DELETE,
    /// of an ephemeral resource, as the next two
    OPEN,
    RENEW,
    CLOSE,
    /// of an action
    INVOKE;

    /// Whether something else is there afterwards.
    boolean changes() {
        return this == CREATE || this == UPDATE || this == DELETE || this == INVOKE;
    }
}
