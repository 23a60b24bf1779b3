package dev.terrane.evaluating;

import dev.terrane.hcl.expression.Function;

import java.util.Map;

/// What is the same in all expressions of a run.
///
/// @param functions by name, those of providers among them
/// @param workspace what `terraform.workspace` gives
/// @param workingDirectory what `path.cwd` gives
/// @param rootDirectory what `path.root` gives
public record Environment(
        Map<String, Function> functions,
        String workspace,
        String workingDirectory,
        String rootDirectory) {}
