package dev.terrane.value;

/// What sticks to a value, and to all that is computed from it.
public enum Mark {
    /// not to be shown
    SENSITIVE,
    /// not to be stored
    EPHEMERAL
}
