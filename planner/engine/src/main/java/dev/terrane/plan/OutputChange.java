package dev.terrane.plan;

import dev.terrane.value.Value;

/// What happens to one output of the root module.
///
/// @param before null (of no type) where it is not in the state
/// @param after null where it is to be removed
public record OutputChange(String name, Value before, Value after, boolean sensitive, Kind kind) {
    public enum Kind {
        CREATE,
        UPDATE,
        DELETE,
        NO_OP
    }
}
