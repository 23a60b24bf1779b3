package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Body;

/// `backend "type" { ... }`.
public record Backend(String type, Body body, SourceRange range) {}
