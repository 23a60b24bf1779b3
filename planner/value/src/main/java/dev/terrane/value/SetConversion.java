package dev.terrane.value;

import java.util.List;
import java.util.Optional;

/// To a set, from a set, a list or a tuple.
final class SetConversion {
    private SetConversion() {}

    static Optional<Converter> find(Type from, Type element, boolean unsafe) {
        return switch (from) {
            case Type.SetType set -> fromCollection(set.element(), element, unsafe);
            case Type.ListType list when unsafe -> fromCollection(list.element(), element, true);
            case Type.TupleType tuple -> fromTuple(tuple.elements(), element, unsafe);
            default -> Optional.empty();
        };
    }

    private static Optional<Converter> fromCollection(Type from, Type to, boolean unsafe) {
        return Converters.findElement(from, to, unsafe)
                .map(converter ->
                        value ->
                                Elements.set(
                                        to,
                                        Elements.convertEach(value.asList(), converter),
                                        from,
                                        false));
    }

    private static Optional<Converter> fromTuple(List<Type> from, Type wanted, boolean unsafe) {
        return Elements.unifiedOfTuple(wanted, from, unsafe)
                .flatMap(to ->
                        Elements.converters(from, to, unsafe)
                                .map(each -> value -> convert(value, each, to, unsafe)));
    }

    private static Value convert(Value value, List<Converter> each, Type to, boolean unsafe)
            throws ConversionException {
        return Elements.set(to, Elements.convertEach(value.asList(), each), Type.DYNAMIC, unsafe);
    }
}
