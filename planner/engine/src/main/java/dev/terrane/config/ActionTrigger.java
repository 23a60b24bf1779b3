package dev.terrane.config;

import dev.terrane.address.ResourceAddress;
import dev.terrane.address.TriggerEvent;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression;

import java.util.List;
import java.util.Optional;

/// `action_trigger { ... }` in the `lifecycle` of a resource: what is done before or after its objects
/// change.
///
/// @param condition that has to be true; always where there is none
/// @param actions in the order in which they are invoked
public record ActionTrigger(
        List<TriggerEvent> events,
        Optional<Expression> condition,
        List<Invoked> actions,
        SourceRange range) {
    public ActionTrigger {
        events = List.copyOf(events);
        actions = List.copyOf(actions);
    }

    /// `action.aws_lambda_invoke.a[each.key]`.
    ///
    /// @param key of the instance that is meant, evaluated for each instance of the resource
    public record Invoked(ResourceAddress action, Optional<Expression> key, SourceRange range) {}

    public boolean hasBefore() {
        return events.stream().anyMatch(TriggerEvent::isBefore);
    }
}
