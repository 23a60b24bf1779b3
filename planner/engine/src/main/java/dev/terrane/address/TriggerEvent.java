package dev.terrane.address;

import java.util.Locale;

/// When `action_trigger` blocks invoke actions: before or after an object is created or updated.
public enum TriggerEvent {
    BEFORE_CREATE("BeforeCreate"),
    AFTER_CREATE("AfterCreate"),
    BEFORE_UPDATE("BeforeUpdate"),
    AFTER_UPDATE("AfterUpdate");

    private final String jsonName;

    TriggerEvent(String jsonName) {
        this.jsonName = jsonName;
    }

    /// As it is written: `before_create`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As `show -json` has it: `BeforeCreate`.
    public String jsonName() {
        return jsonName;
    }

    public boolean isBefore() {
        return this == BEFORE_CREATE || this == BEFORE_UPDATE;
    }
}
