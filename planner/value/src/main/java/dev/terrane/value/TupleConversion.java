package dev.terrane.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// To a tuple, from a tuple of the same length.
final class TupleConversion {
    private TupleConversion() {}

    static Optional<Converter> find(Type from, Type.TupleType to, boolean unsafe) {
        if (!(from instanceof Type.TupleType given)
                || given.elements().size() != to.elements().size()) {
            return Optional.empty();
        }
        List<Converter> each = new ArrayList<>(to.elements().size());
        for (int i = 0; i < to.elements().size(); i++) {
            Optional<Converter> converter =
                    Converters.findElement(given.elements().get(i), to.elements().get(i), unsafe);
            if (converter.isEmpty()) {
                return Optional.empty();
            }
            each.add(converter.get());
        }
        return Optional.of(value -> Value.tuple(Elements.convertEach(value.asList(), each)));
    }
}
