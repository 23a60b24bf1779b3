package dev.terrane.backends.encryption;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// What an external key provider says:
/// `{"keys":{"encryption_key":"...","decryption_key":"..."},"meta":{"external_data":{...}}}`.
///
/// @param notes the JSON of `meta`
@SuppressWarnings("ArrayRecordComponent") // never compared
record ExternalAnswer(
        Optional<byte[]> encryptionKey, Optional<byte[]> decryptionKey, byte[] notes) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String MAGIC = "OpenTofu-External-Key-Provider";

    static boolean isHeader(String line) throws IOException {
        String magic = "";
        int version = 0;
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "magic" -> magic = json.getText();
                    case "version" -> version = json.getValueAsInt();
                    default -> json.skipChildren();
                }
            }
        }
        return magic.equals(MAGIC) && version == 1;
    }

    static ExternalAnswer read(String text) throws IOException {
        Optional<byte[]> encryption = Optional.empty();
        Optional<byte[]> decryption = Optional.empty();
        byte[] notes = "{}".getBytes(StandardCharsets.UTF_8);
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken begin = json.nextToken();
                if (name.equals("keys") && begin == JsonToken.START_OBJECT) {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String key = json.currentName();
                        json.nextToken();
                        switch (key) {
                            case "encryption_key" -> encryption = key(json);
                            case "decryption_key" -> decryption = key(json);
                            default -> json.skipChildren();
                        }
                    }
                } else if (name.equals("meta")) {
                    notes = copy(json);
                } else {
                    json.skipChildren();
                }
            }
        }
        return new ExternalAnswer(encryption, decryption, notes);
    }

    private static Optional<byte[]> key(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(json.getText()))
                    .filter(key -> key.length > 0);
        } catch (IllegalArgumentException e) {
            throw new IOException("a key in it is not in base64", e);
        }
    }

    private static byte[] copy(JsonParser json) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator to = JSON.createGenerator(text)) {
            to.copyCurrentStructure(json);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
