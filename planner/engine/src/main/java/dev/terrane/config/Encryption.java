package dev.terrane.config;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Body;

/// `encryption { ... }`, as OpenTofu has it: how the state, and plans, are encrypted.
public record Encryption(Body body, SourceRange range) {}
