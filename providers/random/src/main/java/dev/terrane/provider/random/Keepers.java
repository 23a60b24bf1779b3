package dev.terrane.provider.random;

import dev.terrane.spi.Schema.Attribute;
import dev.terrane.value.Type;

/// The argument `keepers`, which every type has.
final class Keepers {
    static final String NAME = "keepers";

    private Keepers() {}

    static Attribute attribute() {
        return Attribute.optional(Type.map(Type.STRING))
                .described("Values of which any change draws anew.");
    }
}
