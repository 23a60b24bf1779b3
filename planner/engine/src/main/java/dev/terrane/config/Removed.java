package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Traversal;

import java.util.List;

/// `removed { from = ..., lifecycle { destroy = ... } }`.
public record Removed(
        Traversal from,
        boolean destroy,
        List<Resource.Provisioner> provisioners,
        SourceRange range) {}
