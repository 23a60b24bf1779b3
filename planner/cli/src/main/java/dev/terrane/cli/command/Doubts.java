package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.Derived;
import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.Change;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.InDoubt;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Objects of which nobody knows whether they exist, and which a command would make again without
/// anybody having looked.
final class Doubts {
    private static final String SUMMARY = "Object in doubt";

    private Doubts() {}

    /// One for each; the plan may not be applied then.
    static List<Diagnostic> unseen(Derived plan, List<InDoubt> unsettled) {
        List<ResourceInstanceAddress> created =
                plan.plan().changes().stream()
                        .filter(change -> change.change() instanceof Change.Create)
                        .map(ResourceChange::address)
                        .toList();
        Set<ResourceInstanceAddress> invoked =
                plan.plan().invocations().stream()
                        .filter(invocation -> invocation.lifecycle().isPresent())
                        .map(ActionInvocation::action)
                        .collect(Collectors.toSet());
        return unsettled.stream()
                .filter(doubt ->
                        doubt.isInvocation()
                                ? invoked.contains(doubt.address())
                                : created.contains(doubt.address()))
                .map(doubt ->
                        doubt.isInvocation()
                                ? refusedInvocation(doubt.address())
                                : refused(doubt.address()))
                .toList();
    }

    /// Who names it with `-invoke` has answered the question.
    private static Diagnostic refusedInvocation(ResourceInstanceAddress action) {
        return Diagnostic.error(
                        "Action in doubt",
                        """
                        An earlier command was stopped while %1$s was being invoked. Nothing was changed: this command would invoke it, and it may have been done. Look what has come of it.
                          - Where it was not done, invoke it: terrane apply -invoke='%1$s'
                          - Where it was done, or is not wanted any more, say so: terrane state settle '%1$s'
                        Then apply again.\
                        """
                                .formatted(action))
                .about(action.toString());
    }

    /// A doubt that is why nothing is done is not told as a warning, too.
    static List<Diagnostic> eachOnce(List<Diagnostic> found) {
        Set<String> refused =
                found.stream()
                        .filter(each -> each.isError() && isDoubt(each))
                        .map(Diagnostic::address)
                        .collect(Collectors.toSet());
        return found.stream()
                .filter(each ->
                        each.isError() || !isDoubt(each) || !refused.contains(each.address()))
                .toList();
    }

    private static boolean isDoubt(Diagnostic found) {
        return found.summary().equals(SUMMARY) || found.summary().equals("Action in doubt");
    }

    private static Diagnostic refused(ResourceInstanceAddress address) {
        return Diagnostic.error(
                        SUMMARY,
                        """
                        An earlier command was stopped after it had asked the provider to create %1$s, and before the answer came. Nothing was changed: this command would create it, and if it exists there would be two of it. Look whether it exists.
                          - Where it does, import it: terrane import '%1$s' ID
                          - Where it does not, or is deleted by now, say so: terrane state settle '%1$s'
                        Then apply again.\
                        """
                                .formatted(address))
                .about(address.toString());
    }
}
