package dev.terrane.config.early;

import dev.terrane.hcl.expression.Function;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What is the same in all that is evaluated early.
///
/// @param functions by name; asked for only where something is to be evaluated
/// @param workspace what `terraform.workspace` gives, where that is known already
/// @param workingDirectory what `path.cwd` gives
public record EarlyContext(
        EarlyInputs inputs,
        Supplier<Map<String, Function>> functions,
        Optional<String> workspace,
        String workingDirectory) {
    public static final EarlyContext NONE =
            new EarlyContext(EarlyInputs.DEFAULTS, Map::of, Optional.empty(), ".");
}
