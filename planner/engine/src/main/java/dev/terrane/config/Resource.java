package dev.terrane.config;

import dev.terrane.address.ResourceAddress;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;

import java.util.List;
import java.util.Optional;

/// A `resource`, `data`, `ephemeral` or `action` block.
///
/// @param provider that its type or its `provider` argument names
/// @param providerKey which of several configurations it is, evaluated for each instance: `aws.by[each.key]`
/// @param body what is left when the arguments of the language itself are taken out; the `config` block of
///     an action
/// @param range of the block's header
public record Resource(
        ResourceAddress address,
        LocalProvider provider,
        Optional<SourceRange> providerRange,
        Optional<Expression> providerKey,
        Repetition repetition,
        List<Traversal> dependsOn,
        Lifecycle lifecycle,
        List<Provisioner> provisioners,
        Optional<Body> connection,
        Body body,
        SourceRange range) {

    /// `lifecycle { ... }`.
    ///
    /// @param destroy false where an object that is not wanted any more is left to itself
    /// @param enabled whether there is an object at all
    /// @param ignoreAll `ignore_changes = all`
    /// @param ignoreChanges relative to the resource: the root is the attribute
    public record Lifecycle(
            boolean createBeforeDestroy,
            boolean preventDestroy,
            boolean destroy,
            Optional<Expression> enabled,
            boolean ignoreAll,
            List<Traversal> ignoreChanges,
            List<Expression> replaceTriggeredBy,
            List<Condition> preconditions,
            List<Condition> postconditions,
            List<ActionTrigger> actionTriggers) {
        public static final Lifecycle NONE =
                new Lifecycle(
                        false,
                        false,
                        true,
                        Optional.empty(),
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
    }

    /// `provisioner "type" { ... }`.
    ///
    /// @param connection its own, completed by the one of the resource
    public record Provisioner(
            String type,
            boolean whenDestroy,
            boolean continueOnFailure,
            Optional<Body> connection,
            Body body,
            SourceRange range) {

        public Provisioner withConnection(Body reaching) {
            return new Provisioner(
                    type, whenDestroy, continueOnFailure, Optional.of(reaching), body, range);
        }
    }
}
