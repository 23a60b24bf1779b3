package dev.terrane.planning;

import dev.terrane.address.ResourceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.plan.ActionInvocation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `-invoke` names.
final class AskedActions {
    private AskedActions() {}

    /// Says of each address that it leads to no action.
    static void reportMissing(
            PlanningRequest request, List<ActionInvocation> planned, Diagnostics diagnostics) {
        Set<String> found =
                planned.stream()
                        .map(ActionInvocation::action)
                        .flatMap(address ->
                                Stream.of(address.toString(), address.allInstances().toString()))
                        .collect(Collectors.toSet());
        request.options().invokes().stream()
                .filter(asked -> !found.contains(asked))
                .forEach(asked -> diagnostics.add(missing(asked, request)));
    }

    private static Diagnostic missing(String asked, PlanningRequest request) {
        List<String> declared =
                request.configuration()
                        .modules()
                        .flatMap(module ->
                                module.config().resources().keySet().stream()
                                        .filter(ResourceAddress::isAction)
                                        .map(address -> module.path().prefix() + address))
                        .toList();
        return Diagnostic.error(
                "No such action",
                "-invoke names \"%s\", and the configuration has no such action, or no such instance of it.%s"
                        .formatted(asked, NameSuggestion.didYouMean(asked, declared)));
    }
}
