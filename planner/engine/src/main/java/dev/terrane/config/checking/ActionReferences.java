package dev.terrane.config.checking;

import dev.terrane.address.ResourceAddress;
import dev.terrane.config.ActionTrigger.Invoked;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;

import java.util.List;

/// What `actions` of an `action_trigger` names: actions that the module declares.
final class ActionReferences {
    private ActionReferences() {}

    static void check(Invoked invoked, ModuleNode module, Diagnostics diagnostics) {
        Resource action = module.config().resources().get(invoked.action());
        if (action == null) {
            diagnostics.error(
                    "Reference to undeclared action",
                    "There is no %s in %s.%s"
                            .formatted(
                                    invoked.action(),
                                    module.path().isRoot() ? "the root module" : module.path(),
                                    NameSuggestion.didYouMean(
                                            invoked.action().toString(), declared(module))),
                    invoked.range());
        } else if (action.repetition().isSingle() && invoked.key().isPresent()) {
            diagnostics.error(
                    "Unexpected action instance key",
                    "%s is there once: it has neither \"count\" nor \"for_each\". Remove the key in brackets."
                            .formatted(invoked.action()),
                    invoked.range());
        } else if (!action.repetition().isSingle() && invoked.key().isEmpty()) {
            diagnostics.error(
                    "Missing action instance key",
                    "%s has several instances. Say which one is to be invoked: %s[%s]."
                            .formatted(
                                    invoked.action(),
                                    invoked.action(),
                                    action.repetition() instanceof Repetition.Count
                                            ? "0"
                                            : "\"key\""),
                    invoked.range());
        }
    }

    private static List<String> declared(ModuleNode module) {
        return module.config().resources().keySet().stream()
                .filter(ResourceAddress::isAction)
                .map(ResourceAddress::toString)
                .toList();
    }
}
