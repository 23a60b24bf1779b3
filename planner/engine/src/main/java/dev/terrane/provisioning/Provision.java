package dev.terrane.provisioning;

import dev.terrane.value.Value;

import java.util.Optional;

/// What one provisioner is to do for one object.
///
/// @param config its arguments, known and unmarked
/// @param connection the arguments of its `connection` block, by [ConnectionSchema]
/// @param output where lines for the user go
public record Provision(
        Value config, Optional<Value> connection, Workplace workplace, ProvisionOutput output) {}
