package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression;

/// One name of a `locals` block.
public record Local(String name, Expression expression, SourceRange range) {}
