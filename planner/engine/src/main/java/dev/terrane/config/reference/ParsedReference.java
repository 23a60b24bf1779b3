package dev.terrane.config.reference;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.Step;

import java.util.List;

/// A traversal, read as a reference.
///
/// @param subject what it refers to
/// @param range of the steps that say so: without the remaining ones
/// @param remaining steps into the value of the subject
/// @param traversal the whole of it
public record ParsedReference(
        Reference subject, SourceRange range, List<Step> remaining, Traversal traversal) {
    public ParsedReference {
        remaining = List.copyOf(remaining);
    }
}
