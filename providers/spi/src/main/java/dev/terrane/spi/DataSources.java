package dev.terrane.spi;

import dev.terrane.value.Value;

import java.util.List;
import java.util.Set;

/// Things of one type that the provider can look up.
public interface DataSources {

    List<Problem> validate(Value config);

    /// Arguments and nested blocks of the schema that the provider does not know how to handle yet,
    /// though the one that it stands in for does.
    default Set<String> uncoveredArguments() {
        return Set.of();
    }

    /// The configuration is wholly known.
    Answer read(Value config);

    /// @param object of the schema's type, wholly known
    record Answer(Value object, List<Problem> problems) {
        public Answer {
            problems = List.copyOf(problems);
        }
    }
}
