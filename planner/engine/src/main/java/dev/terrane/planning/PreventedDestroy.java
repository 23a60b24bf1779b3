package dev.terrane.planning;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredResource;

/// Refuses plans that destroy what is protected by `prevent_destroy`.
final class PreventedDestroy {
    private PreventedDestroy() {}

    static void check(
            DesiredResource resource, ResourceInstanceAddress address, Diagnostics diagnostics) {
        if (!resource.block().lifecycle().preventDestroy()) {
            return;
        }
        diagnostics.add(
                Diagnostic.error(
                                "Instance cannot be destroyed",
                                ("%s is declared with prevent_destroy = true, and this plan would destroy it."
                                                + " Take that line away if it really is to go, or leave it out of the plan"
                                                + " with -target on what else is to change.")
                                        .formatted(address),
                                resource.block().range())
                        .about(address.toString()));
    }
}
