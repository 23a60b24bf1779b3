package dev.terrane.provider.nulls;

import java.util.random.RandomGenerator;

/// A number from 0 to 2^63 - 1 in decimal digits.
final class RandomId {
    private RandomId() {}

    static String from(RandomGenerator random) {
        return Long.toString(random.nextLong() & Long.MAX_VALUE);
    }
}
