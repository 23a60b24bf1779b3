package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Source;

/// One parsed file. Where it had syntax errors, the body holds what could be read all the same.
public record File(Source source, Body body) {}
