package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.TypeConstraint;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// `variable "name" { ... }`.
///
/// @param type `any` without defaults where none is declared
/// @param typed whether `type` stands in the block: without one, text given outside is a string
/// @param deprecated what to use instead
/// @param defaultValue converted to the type already
public record Variable(
        String name,
        TypeConstraint type,
        boolean typed,
        Optional<Value> defaultValue,
        Optional<String> description,
        Optional<String> deprecated,
        boolean sensitive,
        boolean ephemeral,
        boolean nullable,
        List<Condition> validations,
        SourceRange range) {

    public boolean required() {
        return defaultValue.isEmpty();
    }
}
