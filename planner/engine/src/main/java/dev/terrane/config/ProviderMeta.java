package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Body;

/// `provider_meta "NAME" { ... }`: what a module tells a provider of itself.
public record ProviderMeta(String localName, Body body, SourceRange range) {}
