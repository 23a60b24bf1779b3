package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Traversal;

import java.util.List;
import java.util.Optional;

/// `removed { from = ..., lifecycle { destroy = ... } }`.
///
/// @param destroy what it says; where it says nothing, objects are destroyed, unless they were made with
///     `destroy = false`
public record Removed(
        Traversal from,
        Optional<Boolean> destroy,
        List<Resource.Provisioner> provisioners,
        SourceRange range) {}
