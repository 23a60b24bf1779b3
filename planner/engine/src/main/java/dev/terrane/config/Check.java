package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;

import java.util.List;
import java.util.Optional;

/// `check "name" { ... }`.
///
/// @param data the data source nested in it
public record Check(
        String name, Optional<Resource> data, List<Condition> assertions, SourceRange range) {}
