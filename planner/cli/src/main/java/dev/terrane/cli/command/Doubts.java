package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.Derived;
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
        return unsettled.stream()
                .map(InDoubt::address)
                .filter(created::contains)
                .map(Doubts::refused)
                .toList();
    }

    /// A doubt that is why nothing is done is not told as a warning, too.
    static List<Diagnostic> eachOnce(List<Diagnostic> found) {
        Set<String> refused =
                found.stream()
                        .filter(each -> each.isError() && each.summary().equals(SUMMARY))
                        .map(Diagnostic::address)
                        .collect(Collectors.toSet());
        return found.stream()
                .filter(each ->
                        each.isError()
                                || !each.summary().equals(SUMMARY)
                                || !refused.contains(each.address()))
                .toList();
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
