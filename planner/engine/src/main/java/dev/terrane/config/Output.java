package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;

import java.util.List;
import java.util.Optional;

/// `output "name" { ... }`.
public record Output(
        String name,
        Expression value,
        Optional<String> description,
        boolean sensitive,
        boolean ephemeral,
        List<Traversal> dependsOn,
        List<Condition> preconditions,
        SourceRange range) {}
