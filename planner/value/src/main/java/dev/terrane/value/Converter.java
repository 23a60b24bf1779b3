package dev.terrane.value;

/// Converts values of one type to another.
interface Converter {
    Converter SAME = value -> value;

    Value convert(Value value) throws ConversionException;
}
