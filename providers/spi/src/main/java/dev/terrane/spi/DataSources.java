package dev.terrane.spi;

import dev.terrane.value.Value;

import java.util.List;

/// Things of one type that the provider can look up.
public interface DataSources {

    List<Problem> validate(Value config);

    /// The configuration is wholly known.
    Answer read(Value config);

    /// @param object of the schema's type, wholly known
    record Answer(Value object, List<Problem> problems) {
        public Answer {
            problems = List.copyOf(problems);
        }
    }
}
