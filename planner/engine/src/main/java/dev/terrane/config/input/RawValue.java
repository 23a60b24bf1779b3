package dev.terrane.config.input;

import dev.terrane.hcl.syntax.Expression;

/// A value as it was given, before anybody looks at the declaration of its variable.
public sealed interface RawValue {

    Origin origin();

    /// From the environment or from `-var`: what it means depends on the variable's type.
    record Text(String text, Origin origin) implements RawValue {}

    /// From a file.
    record Written(Expression expression, Origin origin) implements RawValue {}

    /// Who gave it.
    enum Origin {
        ENVIRONMENT,
        /// `terraform.tfvars` and `*.auto.tfvars`
        FOUND_FILE,
        /// `-var-file`
        NAMED_FILE,
        /// `-var`
        COMMAND_LINE
    }
}
