package dev.terrane.config.early;

import dev.terrane.config.Variable;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.value.Value;

import java.util.Optional;

/// The values of the root module's variables, asked for one by one, before anybody looks whether all
/// of them were given.
@FunctionalInterface
public interface EarlyInputs {
    EarlyInputs DEFAULTS = (variable, diagnostics) -> variable.defaultValue();

    /// The value that was given, or the default; nothing where there is neither. What is wrong with it
    /// is reported.
    Optional<Value> value(Variable variable, Diagnostics diagnostics);
}
