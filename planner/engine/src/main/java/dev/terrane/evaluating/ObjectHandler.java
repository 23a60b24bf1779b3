package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.StepNode;
import dev.terrane.value.Value;

import java.util.Map;

/// What only the caller of an evaluation knows: what the desired instances are worth to others.
///
/// Planning answers with what is planned, applying with what was made, validation with what the
/// schema tells.
public interface ObjectHandler {

    /// Called once for each resource block in each instance of its module, on a thread of its own,
    /// after all that the block refers to.
    ///
    /// @return a value for each instance that expressions may refer to, sorted by key, with marks; an
    ///     instance that is missing has failed, and what needs it is left out
    Map<InstanceKey, Value> settle(DesiredResource resource, Diagnostics diagnostics);

    /// Called after a resource block with `action_trigger` blocks, when all is known that these refer to.
    default void triggered(DesiredResource resource, Diagnostics diagnostics) {}

    /// Called for each `action` block in each instance of its module: the instances that can be invoked.
    default void invocable(DesiredResource action, Diagnostics diagnostics) {}

    /// Called for a step that the caller has put into the order, on a thread of its own.
    ///
    /// @return whether it was done
    default boolean step(StepNode step, Diagnostics diagnostics) {
        throw new IllegalStateException("nobody knows the step " + step);
    }

    /// Whether a step is left out, because instances of a block that it comes after failed.
    default boolean leavesOut(ResourceNode failed, StepNode dependent) {
        return true;
    }

    /// Whether a block is left out as a whole, because a step that it comes after was not done.
    default boolean leavesOut(StepNode failed, ResourceNode dependent) {
        return true;
    }

    /// Whether check blocks are evaluated at all.
    default boolean checks() {
        return true;
    }

    /// Is told of ephemeral resources.
    default EphemeralProgress ephemeral() {
        return EphemeralProgress.SILENT;
    }

    /// Called, when planning, for each object that an `import` block takes over, before the resource
    /// that it is going to belong to.
    default void imported(ImportTarget target) {}

    /// Called with the outcome of the conditions of objects, outputs, variables and check blocks.
    default void checked(ConditionOutcome outcome) {}
}
