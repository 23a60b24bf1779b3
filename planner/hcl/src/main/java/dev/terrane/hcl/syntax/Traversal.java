package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;

/// A name of the scope and constant steps from there: `var.a["k"].b`.
public record Traversal(String root, SourceRange rootRange, List<Step> steps, SourceRange range) {

    public sealed interface Step {
        SourceRange range();
    }

    /// `.name`; the range includes the dot.
    public record AttributeStep(String name, SourceRange range) implements Step {}

    /// `[0]`, `["k"]`, or the legacy `.0`; the key is a known number or string, unmarked.
    public record IndexStep(Value key, SourceRange range) implements Step {}

    public Traversal {
        steps = List.copyOf(steps);
    }

    public Traversal with(Step further, SourceRange whole) {
        List<Step> longer = new ArrayList<>(steps.size() + 1);
        longer.addAll(steps);
        longer.add(further);
        return new Traversal(root, rootRange, longer, whole);
    }
}
