package dev.terrane.operating;

import dev.terrane.spi.Identity;
import dev.terrane.spi.ListResources.Found;
import dev.terrane.spi.Schema;
import dev.terrane.value.TypeConformance;
import dev.terrane.value.Value;

import java.util.Optional;

/// Whether what a provider says that it has found can be so.
final class ListConformance {
    private ListConformance() {}

    /// What is wrong with it, in words.
    ///
    /// @param schema of the resource type
    static Optional<String> fault(Found found, Optional<Schema> schema) {
        Optional<Value> identity = found.identity().map(Identity::attributes);
        if (identity.filter(key -> key.isNull() || !key.isWhollyKnown()).isPresent()) {
            return Optional.of("its identity is null, or not known");
        }
        if (found.object().filter(object -> !object.isWhollyKnown()).isPresent()) {
            return Optional.of("some of its attributes are not known");
        }
        boolean fits =
                found.object().isEmpty()
                        || schema.isEmpty()
                        || TypeConformance.conforms(
                                found.object().get().withoutMarksDeep().type(),
                                schema.get().block().impliedType());
        return fits ? Optional.empty() : Optional.of("its attributes are not those of its type");
    }
}
