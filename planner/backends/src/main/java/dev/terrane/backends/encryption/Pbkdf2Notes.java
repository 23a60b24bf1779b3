package dev.terrane.backends.encryption;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.backends.encryption.Pbkdf2Keys.Hash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;

/// How a key was derived.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pbkdf2Notes(byte[] salt, int iterations, Hash hash, int keyBytes) {
    private static final JsonFactory JSON = new JsonFactory();

    /// Nobody waits longer than for that, so that a file can not keep this program busy for hours.
    private static final int MOST_ITERATIONS = 100_000_000;

    private static final int MOST_KEY_BYTES = 1024;

    static Pbkdf2Notes of(KeyNotes notes, String name) throws KeyException {
        byte[] text =
                notes.of(name)
                        .orElseThrow(() ->
                                new KeyException(
                                        "it was encrypted with another key provider: there is nothing about \"%s\" beside it"
                                                .formatted(name)));
        try (JsonParser json = JSON.createParser(text)) {
            return read(json);
        } catch (IOException | IllegalArgumentException e) {
            throw new KeyException("what is noted about \"%s\" can not be read".formatted(name), e);
        }
    }

    private static Pbkdf2Notes read(JsonParser json) throws IOException, KeyException {
        byte[] salt = {};
        int iterations = 0;
        String hash = "";
        int keyBytes = 0;
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "salt" -> salt = Base64.getDecoder().decode(json.getText());
                case "iterations" -> iterations = json.getIntValue();
                case "hash_function" -> hash = json.getText();
                case "key_length" -> keyBytes = json.getIntValue();
                default -> json.skipChildren();
            }
        }
        boolean possible =
                iterations > 0
                        && iterations <= MOST_ITERATIONS
                        && keyBytes > 0
                        && keyBytes <= MOST_KEY_BYTES;
        if (!possible) {
            throw new KeyException("what is noted about its key is damaged");
        }
        return new Pbkdf2Notes(salt, iterations, hash(hash), keyBytes);
    }

    private static Hash hash(String word) throws KeyException {
        return Arrays.stream(Hash.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new KeyException(
                                "its key was derived with the hash function \"%s\", which is not known here"
                                        .formatted(word)));
    }

    byte[] json() {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("salt", Base64.getEncoder().encodeToString(salt));
            json.writeNumberField("iterations", iterations);
            json.writeStringField("hash_function", hash.word());
            json.writeNumberField("key_length", keyBytes);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }
}
