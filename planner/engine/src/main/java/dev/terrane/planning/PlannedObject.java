package dev.terrane.planning;

import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.spi.ManagedResources.Annotations;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.List;

/// What was decided for one object.
///
/// @param before null where there is none
/// @param after with marks
record PlannedObject(
        Value before,
        Value after,
        Kind kind,
        ActionReason reason,
        List<ValuePath> forcedBy,
        Annotations annotations) {
    enum Kind {
        CREATE,
        UPDATE,
        REPLACE,
        NO_OP
    }

    /// The same, said to be because of `replace_triggered_by`: also where nothing is left to replace.
    PlannedObject triggered() {
        return new PlannedObject(
                before, after, kind, ActionReason.REPLACE_BY_TRIGGERS, forcedBy, annotations);
    }

    /// @param destroys whether an object that is replaced is destroyed
    Change change(boolean createBeforeDestroy, boolean destroys) {
        return switch (kind) {
            case CREATE -> new Change.Create(after);
            case UPDATE -> new Change.Update(before, after);
            case REPLACE ->
                    destroys
                            ? new Change.Replace(before, after, forcedBy, createBeforeDestroy)
                            : new Change.Supersede(before, after, forcedBy);
            case NO_OP -> new Change.NoOp(before);
        };
    }
}
