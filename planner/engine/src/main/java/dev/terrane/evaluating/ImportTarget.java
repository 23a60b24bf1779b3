package dev.terrane.evaluating;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Import;

/// One object that an `import` block takes over.
///
/// @param key by which its provider finds it
public record ImportTarget(ResourceInstanceAddress address, ImportKey key, Import block) {

    /// The key, in words.
    public String id() {
        return key.text();
    }
}
