package dev.terrane.provider.random;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.spi.support.Attributes;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.random.RandomGenerator;

/// The argument `seed`: [java.util.Random], whose algorithm is fixed by its documentation, started
/// from the first 64 bits of the SHA-256 of the text. An empty seed is none.
final class Seed {
    private Seed() {}

    static RandomGenerator generator(Attributes planned, RandomGenerator unseeded) {
        return planned.string("seed")
                .filter(seed -> !seed.isEmpty())
                .<RandomGenerator>map(seed -> new Random(number(seed)))
                .orElse(unseeded);
    }

    private static long number(String seed) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
