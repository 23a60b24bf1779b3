package dev.terrane.state;

import dev.terrane.diagnostic.Diagnostic;

import java.util.List;

/// The state after an interrupted command's journal was folded into it.
///
/// @param changed whether the journal told something that the saved state did not hold
public record RecoveredState(StateSnapshot state, boolean changed, List<InDoubt> inDoubt) {
    public RecoveredState {
        inDoubt = List.copyOf(inDoubt);
    }

    /// One for each object in doubt, for whoever plans.
    public List<Diagnostic> warnings() {
        return inDoubt.stream().map(InDoubt::warning).toList();
    }
}
