package dev.terrane.operating.explaining;

import dev.terrane.address.InstanceKey;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Local;
import dev.terrane.config.Output;
import dev.terrane.config.Resource;
import dev.terrane.config.Variable;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Traversal.Step;

import java.util.List;
import java.util.Optional;

/// What a reference leads to.
public sealed interface Origin {

    record OfLocal(ModuleNode module, Local local) implements Origin {}

    record OfRootVariable(Variable variable) implements Origin {}

    /// A variable of a called module.
    ///
    /// @param argument that the caller gives for it; where there is none its default counts
    record OfVariable(
            ModuleNode module, Variable variable, ModuleNode caller, Optional<Attribute> argument)
            implements Origin {}

    /// @param module that has the output
    record OfOutput(ModuleNode module, InstanceKey key, Output output) implements Origin {}

    /// A called module as a whole.
    record OfModule(ModuleNode module) implements Origin {}

    /// @param steps from the object into its value
    record OfResource(ModuleNode module, Resource resource, InstanceKey key, List<Step> steps)
            implements Origin {
        public OfResource {
            steps = List.copyOf(steps);
        }
    }
}
