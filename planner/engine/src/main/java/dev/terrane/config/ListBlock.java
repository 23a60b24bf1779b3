package dev.terrane.config;

import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Expression;

import java.util.Optional;

/// `list "aws_instance" "all" { ... }` of a query file: objects that are to be found.
///
/// @param type of the objects
/// @param config which of them are meant, by the schema of the list; an empty one where none is written
/// @param withObjects whether their attributes are wanted
/// @param limit how many at most
public record ListBlock(
        String type,
        String name,
        LocalProvider provider,
        Body config,
        Optional<Expression> withObjects,
        Optional<Expression> limit,
        SourceRange range) {

    /// `list.aws_instance.all`.
    public String address() {
        return "list." + type + "." + name;
    }
}
