package dev.terrane.provider.random;

import dev.terrane.spi.support.Attributes;

/// Lengths and counts, as plans have them.
final class Lengths {
    private Lengths() {}

    /// @throws ArithmeticException where it is more than an array can hold
    static int of(Attributes planned, String name) {
        return Math.toIntExact(planned.wholeNumber(name).orElse(0));
    }
}
