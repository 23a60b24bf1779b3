package dev.terrane.config.checking;

import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Traversal.Step;

import java.util.List;

/// Whether a resource has what a reference asks of it. Whoever knows schemas says so; this package
/// does not.
public interface AttributeCheck {
    /// For those who have no schemas: takes every attribute to be there.
    AttributeCheck NONE = (module, resource, steps, diagnostics) -> {};

    /// @param steps those after the resource, or after the key of its instance
    void check(ModuleNode module, Resource resource, List<Step> steps, Diagnostics diagnostics);
}
