package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.TypeConstraint;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;

import java.util.List;
import java.util.Optional;

/// `output "name" { ... }`.
///
/// @param type that the value is converted to, with the defaults of its attributes
/// @param deprecated what to use instead
public record Output(
        String name,
        Expression value,
        Optional<TypeConstraint> type,
        Optional<String> description,
        Optional<String> deprecated,
        boolean sensitive,
        boolean ephemeral,
        List<Traversal> dependsOn,
        List<Condition> preconditions,
        SourceRange range) {}
