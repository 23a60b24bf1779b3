package dev.terrane.planning;

import dev.terrane.address.ResourceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Import;
import dev.terrane.config.reference.Reference.ResourceRef;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.References;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.state.StateSnapshot;

/// Parts of the language that this version can not carry out. Where a plan would have to do so, it
/// is an error, as leaving them out would do something else than what was asked for; where they
/// have nothing to do, they are no obstacle.
final class NotSupportedYet {
    private final Configuration configuration;
    private final Diagnostics diagnostics;

    NotSupportedYet(Configuration configuration, Diagnostics diagnostics) {
        this.configuration = configuration;
        this.diagnostics = diagnostics;
    }

    void report(StateSnapshot prior, Mode mode) {
        if (mode == Mode.NORMAL) {
            for (ModuleNode module : configuration.modules().toList()) {
                module.config().imports().forEach(block -> imported(block, module, prior));
            }
        }
    }

    private void imported(Import block, ModuleNode module, StateSnapshot prior) {
        boolean done =
                References.of(block.to()).stream()
                        .flatMap(to -> ReferenceParser.parse(to).stream())
                        .anyMatch(to ->
                                to.subject() instanceof ResourceRef resource
                                        && isStored(resource.resource(), module, prior));
        if (!done) {
            diagnostics.error(
                    "Import blocks are not supported yet",
                    "This version of Terrane can not take an existing object into the state. Run terraform import once, or plan and apply the block with Terraform.",
                    block.range());
        }
    }

    private static boolean isStored(
            ResourceAddress address, ModuleNode module, StateSnapshot prior) {
        return prior.resources().keySet().stream()
                .anyMatch(stored ->
                        stored.resource().equals(address)
                                && stored.module().path().equals(module.path()));
    }
}
