package dev.terrane.config;

import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression;

import java.util.Optional;

/// `import { to = ..., id = ... }`, or with `identity = { ... }` instead of the id.
public record Import(
        Expression to,
        Optional<Expression> id,
        Optional<Expression> identity,
        Repetition repetition,
        Optional<LocalProvider> provider,
        SourceRange range) {

    /// What says which object it is.
    public Optional<Expression> key() {
        return id.or(this::identity);
    }
}
