package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.SourceRange;

/// `name = expression`.
///
/// @param range from the name to the end of the expression
public record Attribute(
        String name, Expression expression, SourceRange range, SourceRange nameRange) {}
