package dev.terrane.planning;

import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.Value;

/// An object as it was remembered, and as it is now.
///
/// @param stored as the state has it, brought up to date
/// @param remembered what the state said, with marks
/// @param now what there is, with marks; null where it is gone
record PriorObject(ObjectState stored, Value remembered, Value now) {

    boolean isGone() {
        return now.isNull();
    }

    boolean hasDrifted() {
        return !remembered.equals(now);
    }
}
