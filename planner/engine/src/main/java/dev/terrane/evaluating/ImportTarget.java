package dev.terrane.evaluating;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Import;

/// One object that an `import` block takes over.
///
/// @param id by which its provider finds it
public record ImportTarget(ResourceInstanceAddress address, String id, Import block) {}
