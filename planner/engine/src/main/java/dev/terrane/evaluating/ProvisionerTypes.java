package dev.terrane.evaluating;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// What `provisioner` blocks may hold, as far as checking a configuration needs to know it.
public interface ProvisionerTypes {

    /// The types that there are, sorted.
    List<String> names();

    /// The arguments of a type; nothing where there is no such type.
    Optional<Schema.Block> schema(String type);

    /// The arguments of `connection` blocks.
    Schema.Block connectionSchema();

    /// What is wrong with arguments that fit the schema, as far as they are known.
    ///
    /// @param config unmarked
    List<Problem> validate(String type, Value config);
}
