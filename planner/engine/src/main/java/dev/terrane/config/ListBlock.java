package dev.terrane.config;

import dev.terrane.hcl.syntax.Expression;

import java.util.Optional;

/// What a `list` block of a query file says beside what a resource block may say.
///
/// @param withObjects whether the attributes of the objects are wanted
/// @param limit how many at most
public record ListBlock(Optional<Expression> withObjects, Optional<Expression> limit) {}
