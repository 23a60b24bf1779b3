package dev.terrane.plan;

import java.util.Locale;

/// Why a change is what it is, where the values do not tell. Named as `show -json` names them.
public enum ActionReason {
    NONE,
    REPLACE_BECAUSE_TAINTED,
    REPLACE_BECAUSE_CANNOT_UPDATE,
    REPLACE_BY_REQUEST,
    REPLACE_BY_TRIGGERS,
    DELETE_BECAUSE_NO_RESOURCE_CONFIG,
    DELETE_BECAUSE_NO_MODULE,
    DELETE_BECAUSE_WRONG_REPETITION,
    DELETE_BECAUSE_COUNT_INDEX,
    DELETE_BECAUSE_EACH_KEY,
    DELETE_BECAUSE_ENABLED_FALSE,
    DELETE_BECAUSE_NO_MOVE_TARGET,
    READ_BECAUSE_CONFIG_UNKNOWN,
    READ_BECAUSE_DEPENDENCY_PENDING,
    READ_BECAUSE_CHECK_NESTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
