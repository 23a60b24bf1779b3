package dev.terrane.provider.random;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;

import java.util.Arrays;

/// The bcrypt hash of a password, of which only the first 72 bytes count.
final class BcryptHash {
    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;
    private static final int COST = 10;
    private static final int LIMIT = 72;

    private BcryptHash() {}

    static String of(String password) {
        byte[] hash =
                BCrypt.with(VERSION, LongPasswordStrategies.none()).hash(COST, bytes(password));
        return new String(hash, UTF_8);
    }

    /// What is no hash matches nothing.
    static boolean matches(String hash, String password) {
        return BCrypt.verifyer(VERSION, LongPasswordStrategies.none())
                .verify(bytes(password), hash.getBytes(UTF_8))
                .verified;
    }

    private static byte[] bytes(String password) {
        byte[] bytes = password.getBytes(UTF_8);
        return bytes.length > LIMIT ? Arrays.copyOf(bytes, LIMIT) : bytes;
    }
}
