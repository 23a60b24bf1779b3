package dev.terrane.state;

import java.util.List;

/// The state after an interrupted command's journal was folded into it.
///
/// @param changed whether the journal told something that the saved state did not hold
/// @param inDoubt what that journal leaves open; [Progress] has what earlier ones did
public record RecoveredState(StateSnapshot state, boolean changed, List<InDoubt> inDoubt) {
    public RecoveredState {
        inDoubt = List.copyOf(inDoubt);
    }
}
