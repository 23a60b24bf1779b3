package dev.terrane.value;

import java.util.Optional;

/// Converts values to types, as the language does wherever a type is asked for.
///
/// A *safe* conversion succeeds for every value of a type: a number always has a text. An *unsafe* one
/// depends on the value: `"12"` is a number, `"twelve"` is not. Marks stay where they are, null stays
/// null and unknown stays unknown, of the new type.
public final class Conversion {
    private Conversion() {}

    /// The value as one of that type, where `any` in the type takes what the value has, and attributes
    /// that are optional may be missing.
    public static Value convert(Value value, Type target) throws ConversionException {
        if (ValueTypes.isOfType(value, ValueTypes.withoutOptional(target))) {
            return value;
        }
        Type type = value.type();
        Optional<Converter> converter = Converters.find(type, target, true);
        if (converter.isEmpty()) {
            throw Mismatch.between(type, target);
        }
        return converter.get().convert(value);
    }

    /// Whether some value of the one type can be converted to the other.
    public static boolean canConvert(Type from, Type to) {
        return from.equals(ValueTypes.withoutOptional(to))
                || Converters.find(from, to, true).isPresent();
    }

    /// Whether every value of the one type can be converted to the other.
    public static boolean canConvertSafely(Type from, Type to) {
        return from.equals(ValueTypes.withoutOptional(to))
                || Converters.find(from, to, false).isPresent();
    }
}
