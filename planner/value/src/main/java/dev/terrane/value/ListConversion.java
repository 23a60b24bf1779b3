package dev.terrane.value;

import java.util.List;
import java.util.Optional;

/// To a list, from a list, a set or a tuple.
final class ListConversion {
    private ListConversion() {}

    static Optional<Converter> find(Type from, Type element, boolean unsafe) {
        return switch (from) {
            case Type.ListType list -> fromCollection(list.element(), element, unsafe);
            case Type.SetType set -> fromCollection(set.element(), element, unsafe);
            case Type.TupleType tuple -> fromTuple(tuple.elements(), element, unsafe);
            default -> Optional.empty();
        };
    }

    private static Optional<Converter> fromCollection(Type from, Type to, boolean unsafe) {
        return Converters.findElement(from, to, unsafe)
                .map(converter -> value -> convert(value, converter, from, to));
    }

    /// Unknown elements of a set may coalesce, so that nobody knows how long the list will be.
    private static Value convert(Value value, Converter converter, Type from, Type to)
            throws ConversionException {
        if (value instanceof Value.SetValue set
                && set.elements().size() > 1
                && !set.isWhollyKnown()) {
            return Value.unknown(Type.list(UnknownConversion.resultType(from, to)));
        }
        return Elements.list(to, Elements.convertEach(value.asList(), converter), from, false);
    }

    private static Optional<Converter> fromTuple(List<Type> from, Type wanted, boolean unsafe) {
        return Elements.unifiedOfTuple(wanted, from, unsafe)
                .flatMap(to ->
                        Elements.converters(from, to, unsafe)
                                .map(each -> value -> convert(value, each, to, unsafe)));
    }

    private static Value convert(Value value, List<Converter> each, Type to, boolean unsafe)
            throws ConversionException {
        return Elements.list(to, Elements.convertEach(value.asList(), each), Type.DYNAMIC, unsafe);
    }
}
