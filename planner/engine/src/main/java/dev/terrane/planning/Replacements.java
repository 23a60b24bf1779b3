package dev.terrane.planning;

import dev.terrane.address.AddressParser;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.ResourceChange;

import java.util.List;

/// Whether what `-replace` names can be meant.
final class Replacements {
    private Replacements() {}

    /// An address without a key names no object where there are several instances.
    static void reportIncomplete(
            PlanOptions options, PlanInProgress plan, Diagnostics diagnostics) {
        for (String text : options.replacements()) {
            AddressParser.instance(text)
                    .filter(address -> address.key().equals(InstanceKey.NONE))
                    .ifPresent(address -> reportIncomplete(address, plan, diagnostics));
        }
    }

    private static void reportIncomplete(
            ResourceInstanceAddress address, PlanInProgress plan, Diagnostics diagnostics) {
        List<String> instances =
                plan.changes().stream()
                        .map(ResourceChange::address)
                        .filter(other -> other.allInstances().equals(address.allInstances()))
                        .map(ResourceInstanceAddress::toString)
                        .toList();
        if (!instances.isEmpty() && !instances.contains(address.toString())) {
            diagnostics.add(
                    Diagnostic.warning(
                            "Nothing is replaced by -replace=" + address,
                            "%s has several instances, and -replace takes one at a time: %s."
                                    .formatted(address, String.join(", ", instances))));
        }
    }
}
