package dev.terrane.hcl.expression;

import dev.terrane.value.Defaults;
import dev.terrane.value.Type;

import java.util.Optional;

/// What `type = ...` says: what a value is converted to, and what stands for attributes that it
/// lacks.
public record TypeConstraint(Type type, Optional<Defaults> defaults) {
    /// Any type at all.
    public static final TypeConstraint ANY = of(Type.DYNAMIC);

    public static TypeConstraint of(Type type) {
        return new TypeConstraint(type, Optional.empty());
    }
}
