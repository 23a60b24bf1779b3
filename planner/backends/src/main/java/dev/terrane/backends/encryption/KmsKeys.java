package dev.terrane.backends.encryption;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.backends.aws.AwsClients;
import dev.terrane.state.StateStoreException;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// `key_provider "aws_kms"`: a new data key for each command that writes, which only the key in KMS can
/// decrypt again.
final class KmsKeys implements KeySource {
    private static final JsonFactory JSON = new JsonFactory();

    private final String notesName;
    private final String keyId;
    private final String keySpec;
    private final AwsClients clients;

    KmsKeys(String notesName, String keyId, String keySpec, AwsClients clients) {
        this.notesName = notesName;
        this.keyId = keyId;
        this.keySpec = keySpec;
        this.clients = clients;
    }

    private interface Call<T> {
        T run() throws StateStoreException;
    }

    @Override
    public byte[] keyOf(KeyNotes notes) throws KeyException {
        byte[] blob = blob(notes);
        return call(() ->
                        clients.kms()
                                .decrypt(request ->
                                        request.keyId(keyId)
                                                .ciphertextBlob(SdkBytes.fromByteArray(blob))))
                .plaintext()
                .asByteArray();
    }

    @Override
    public byte[] newKey(KeyNotes notes) throws KeyException {
        GenerateDataKeyResponse made =
                call(() ->
                        clients.kms()
                                .generateDataKey(request -> request.keyId(keyId).keySpec(keySpec)));
        String blob = Base64.getEncoder().encodeToString(made.ciphertextBlob().asByteArray());
        notes.add(
                notesName,
                "{\"ciphertext_blob\":\"%s\"}".formatted(blob).getBytes(StandardCharsets.UTF_8));
        return made.plaintext().asByteArray();
    }

    private <T> T call(Call<T> call) throws KeyException {
        try {
            return call.run();
        } catch (SdkException e) {
            throw new KeyException(
                    "AWS KMS does not give the key \"%s\": %s"
                            .formatted(keyId, String.valueOf(e.getMessage())),
                    e);
        } catch (StateStoreException e) {
            throw new KeyException(e.detail(), e);
        }
    }

    private byte[] blob(KeyNotes notes) throws KeyException {
        byte[] text =
                notes.of(notesName)
                        .orElseThrow(() ->
                                new KeyException(
                                        "it was encrypted with another key provider: there is nothing about \"%s\" beside it"
                                                .formatted(notesName)));
        try (JsonParser json = JSON.createParser(text)) {
            byte[] blob = {};
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("ciphertext_blob")) {
                    blob = Base64.getDecoder().decode(json.getText());
                } else {
                    json.skipChildren();
                }
            }
            return blob;
        } catch (IOException | IllegalArgumentException e) {
            throw new KeyException(
                    "what is noted about \"%s\" can not be read".formatted(notesName), e);
        }
    }
}
