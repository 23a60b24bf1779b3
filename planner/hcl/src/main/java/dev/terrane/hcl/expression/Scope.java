package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.Optional;

/// What names stand for while an expression is evaluated.
public interface Scope {

    /// The value of a whole traversal: `var.a`, `aws_subnet.b["k"].id`.
    ///
    /// The scope sees all steps and not the root alone, so that one element of ten thousand
    /// instances is a look-up and not a copy; steps that it does not care about it hands to
    /// [Traversals#follow]. An unknown name is reported, and its value is [Value#DYNAMIC].
    Value resolve(Traversal traversal, Diagnostics diagnostics);

    /// Where the value of a name was written, for messages; nothing where that is not one place.
    default Optional<SourceRange> origin(Traversal traversal) {
        return Optional.empty();
    }

    /// The function of that name, with its namespaces joined by `::`.
    Optional<Function> function(String name);

    /// The names of all functions, to suggest one for a name that is unknown.
    Iterable<String> functionNames();
}
