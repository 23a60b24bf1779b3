package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Traversal;

/// `moved { from = ..., to = ... }`.
public record Moved(Traversal from, Traversal to, SourceRange range) {}
