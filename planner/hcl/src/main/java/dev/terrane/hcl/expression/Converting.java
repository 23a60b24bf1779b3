package dev.terrane.hcl.expression;

import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

/// [Conversion], with the way round it that most values take: they are of the wanted type already.
final class Converting {
    private Converting() {}

    static Value to(Type wanted, Value value) throws ConversionException {
        return isOfType(value, wanted) ? value : Conversion.convert(value, wanted);
    }

    /// Whether it is certain, without looking into a structure, that there is nothing to convert.
    private static boolean isOfType(Value value, Type wanted) {
        return switch (wanted) {
            case Type.Dynamic dynamic -> true;
            case Type.Primitive primitive ->
                    switch (value) {
                        case Value.StringValue v -> primitive == Type.Primitive.STRING;
                        case Value.NumberValue v -> primitive == Type.Primitive.NUMBER;
                        case Value.BoolValue v -> primitive == Type.Primitive.BOOL;
                        default -> false;
                    };
            default -> false;
        };
    }
}
