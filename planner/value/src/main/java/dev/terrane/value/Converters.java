package dev.terrane.value;

import dev.terrane.value.Value.MarkedValue;
import dev.terrane.value.Value.NullValue;
import dev.terrane.value.Value.UnknownValue;

import java.util.Optional;

/// Finds what converts values of one type to another, where anything does.
final class Converters {
    private Converters() {}

    /// @param unsafe whether it may fail for some values
    static Optional<Converter> find(Type from, Type to, boolean unsafe) {
        if (to.equals(Type.DYNAMIC)) {
            return Optional.of(Converter.SAME);
        }
        return findKnown(from, to, unsafe).map(converter -> new Guarded(converter, to));
    }

    /// As [#find], with nothing to do where the types are the same.
    static Optional<Converter> findElement(Type from, Type to, boolean unsafe) {
        return from.equals(to) ? Optional.of(Converter.SAME) : find(from, to, unsafe);
    }

    private static Optional<Converter> findKnown(Type from, Type to, boolean unsafe) {
        if (from.equals(Type.DYNAMIC)) {
            return unsafe ? Optional.of(value -> Conversion.convert(value, to)) : Optional.empty();
        }
        return switch (to) {
            case Type.Dynamic dynamic -> Optional.of(Converter.SAME);
            case Type.Primitive primitive -> PrimitiveConversion.find(from, primitive, unsafe);
            case Type.ListType list -> ListConversion.find(from, list.element(), unsafe);
            case Type.SetType set -> SetConversion.find(from, set.element(), unsafe);
            case Type.MapType map -> MapConversion.find(from, map.element(), unsafe);
            case Type.ObjectType object -> ObjectConversion.find(from, object, unsafe);
            case Type.TupleType tuple -> TupleConversion.find(from, tuple, unsafe);
        };
    }

    /// Sees to marks, unknown and null, so that a converter only meets what is known.
    private record Guarded(Converter converter, Type target) implements Converter {
        @Override
        public Value convert(Value value) throws ConversionException {
            return switch (value) {
                case MarkedValue marked -> convert(marked.inner()).withMarks(marked.marks());
                case UnknownValue unknown -> UnknownConversion.convert(unknown, target);
                case NullValue none ->
                        Value.nullOf(UnknownConversion.resultType(none.type(), target));
                default -> converter.convert(value);
            };
        }
    }
}
