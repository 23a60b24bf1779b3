package dev.terrane.laws;

import java.util.List;
import java.util.stream.IntStream;

/// How many instances a block has.
sealed interface Repeat {
    record Single() implements Repeat {}

    record Count(int number) implements Repeat {}

    record Each(List<String> keys) implements Repeat {
        public Each {
            keys = List.copyOf(keys);
        }
    }

    /// As many as another block has, whichever those are.
    record Like(String block) implements Repeat {}

    /// Keys as they stand in addresses: `[0]`, `["x"]`, nothing.
    default List<String> suffixes() {
        return switch (this) {
            case Single s -> List.of("");
            case Count c -> IntStream.range(0, c.number()).mapToObj(i -> "[" + i + "]").toList();
            case Each e -> e.keys().stream().sorted().map(key -> "[\"" + key + "\"]").toList();
            case Like l -> throw new IllegalStateException("not resolved: " + l);
        };
    }
}
