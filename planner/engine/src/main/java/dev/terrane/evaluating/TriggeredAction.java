package dev.terrane.evaluating;

import dev.terrane.config.Resource;
import dev.terrane.hcl.syntax.Expression;

import java.util.Optional;

/// One element of `actions` of an `action_trigger` block, for one instance of the resource.
///
/// @param action that is invoked
/// @param declared its block, with its schema
/// @param triggerIndex which `action_trigger` block of the resource it stands in, from 0
/// @param actionIndex which element of its list it is, from 0
/// @param condition of the block
public record TriggeredAction(
        DesiredInstance action,
        DesiredResource declared,
        int triggerIndex,
        int actionIndex,
        Optional<Expression> condition) {
    public Resource block() {
        return declared.block();
    }
}
