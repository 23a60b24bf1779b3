package dev.terrane.hcl.expression;

import dev.terrane.value.Defaults;
import dev.terrane.value.Type;
import java.util.Optional;

/// What `type = ...` says: the type, and defaults for optional attributes of objects in it.
public record TypeConstraint(Type type, Optional<Defaults> defaults) {
    public static final TypeConstraint ANY = new TypeConstraint(Type.DYNAMIC, Optional.empty());
}
