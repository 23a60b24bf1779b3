package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression;

/// `condition` and `error_message`: a validation, precondition, postcondition or assertion.
public record Condition(Expression condition, Expression errorMessage, SourceRange range) {}
