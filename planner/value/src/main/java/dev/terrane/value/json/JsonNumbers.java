package dev.terrane.value.json;

import dev.terrane.value.HclNumber;

/// Numbers as JSON.
final class JsonNumbers {
    private JsonNumbers() {}

    static String text(HclNumber number) {
        if (number.isInfinite()) {
            throw new ArithmeticException("an infinite number has no JSON");
        }
        return number.toString();
    }
}
