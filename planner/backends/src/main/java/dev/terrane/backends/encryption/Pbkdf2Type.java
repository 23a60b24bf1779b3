package dev.terrane.backends.encryption;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.encryption.Pbkdf2Keys.Hash;
import dev.terrane.backends.encryption.Pbkdf2Keys.Passphrase;
import dev.terrane.backends.encryption.Pbkdf2Keys.Settings;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/// `key_provider "pbkdf2"`.
final class Pbkdf2Type implements KeyProviderType {
    @Override
    public String name() {
        return "pbkdf2";
    }

    @Override
    public BackendSchema schema() {
        return BackendSchema.builder()
                .optional(Type.STRING, "passphrase", "hash_function")
                .optional(Type.NUMBER, "iterations", "key_length", "salt_length")
                .build();
    }

    @Override
    public boolean chains() {
        return true;
    }

    @Override
    public KeySource open(Opening opening) throws StateStoreException {
        return new Pbkdf2Keys(
                opening.notesName(),
                passphrase(opening),
                settings(opening.arguments()),
                new SecureRandom());
    }

    private static Passphrase passphrase(Opening opening) throws StateStoreException {
        Optional<String> text = opening.arguments().text("passphrase");
        if (text.isPresent() == opening.chain().isPresent()) {
            throw invalid("Give one of \"passphrase\" and \"chain\".");
        }
        if (text.isEmpty()) {
            return new Passphrase.Chained(opening.chain().orElseThrow());
        }
        byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < Settings.LEAST_PASSPHRASE) {
            throw invalid(
                    "The passphrase has %d characters, and needs %d at least."
                            .formatted(bytes.length, Settings.LEAST_PASSPHRASE));
        }
        return new Passphrase.Given(bytes);
    }

    private static Settings settings(BackendArguments arguments) throws StateStoreException {
        Settings usual = Settings.USUAL;
        Settings settings =
                new Settings(
                        arguments.number("key_length").orElse(usual.keyBytes()),
                        arguments.number("iterations").orElse(usual.iterations()),
                        arguments.number("salt_length").orElse(usual.saltBytes()),
                        hash(arguments.text("hash_function").orElse(usual.hash().word())));
        atLeast("key_length", settings.keyBytes(), 1);
        atLeast("iterations", settings.iterations(), Settings.LEAST_ITERATIONS);
        atLeast("salt_length", settings.saltBytes(), 1);
        return settings;
    }

    private static void atLeast(String argument, int value, int least) throws StateStoreException {
        if (value < least) {
            throw invalid("\"%s\" has to be %d at least.".formatted(argument, least));
        }
    }

    private static Hash hash(String word) throws StateStoreException {
        return Arrays.stream(Hash.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> invalid("\"hash_function\" is one of \"sha256\" and \"sha512\"."));
    }

    private static StateStoreException invalid(String why) {
        return new StateStoreException("Invalid key provider", why);
    }
}
