package dev.terrane.spi;

import dev.terrane.value.Value;

import java.util.List;
import java.util.function.Consumer;

/// Something that a provider does beside managing objects.
public interface Action {

    List<Problem> validate(Value config);

    /// Whether it could be done. Parts may be unknown.
    List<Problem> plan(Value config);

    /// Does it.
    ///
    /// @param progress hears what it is at, in sentences for the user
    List<Problem> invoke(Value config, Consumer<String> progress);
}
