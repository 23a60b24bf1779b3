package dev.terrane.spi;

import dev.terrane.value.Value;

/// What a provider calls an object by, for good: a few attributes that no other object has.
///
/// @param schemaVersion of the form of the identity; the provider upgrades older ones
/// @param attributes an object, as its JSON text implies; parts of it may be unknown while planning
public record Identity(long schemaVersion, Value attributes) {}
