package dev.terrane.provider.memory;

/// What can be asked of the cloud.
public enum Operation {
    READ,
    READ_MANY,
    CREATE,
    UPDATE,
    DELETE
}
