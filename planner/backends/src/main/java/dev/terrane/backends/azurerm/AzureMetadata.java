package dev.terrane.backends.azurerm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;

/// What a cloud says of itself: `GET /metadata/endpoints?api-version=2022-09-01` of the host that
/// `metadata_host` names.
final class AzureMetadata {
    private static final String PATH = "/metadata/endpoints?api-version=2022-09-01";
    private static final JsonFactory JSON = new JsonFactory();

    private AzureMetadata() {}

    static AzureCloud ask(String host) throws StateStoreException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return ask(URI.create("https://" + host + PATH), client);
        } catch (IllegalArgumentException e) {
            throw AzureArguments.invalid(
                    "\"metadata_host\" is \"%s\", which is no host.".formatted(host));
        }
    }

    static AzureCloud ask(URI address, HttpClient client) throws StateStoreException {
        try {
            HttpResponse<byte[]> answer =
                    client.send(
                            HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw failed(address, "it answered " + answer.statusCode());
            }
            return read(answer.body(), address);
        } catch (IOException e) {
            throw failed(address, AzureProblems.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(address, "interrupted");
        }
    }

    private static AzureCloud read(byte[] text, URI address)
            throws IOException, StateStoreException {
        Map<String, String> texts = new TreeMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            collect("", json, texts);
        }
        return new AzureCloud(
                required("/suffixes/storage", texts, address).replaceFirst("^\\.", ""),
                withSlash(required("/authentication/loginEndpoint", texts, address)),
                withSlash(required("/resourceManager", texts, address)),
                false);
    }

    /// The texts of an object by their paths.
    private static void collect(String path, JsonParser json, Map<String, String> texts)
            throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = path + "/" + json.currentName();
            switch (json.nextToken()) {
                case START_OBJECT -> collect(name, json, texts);
                case VALUE_STRING -> texts.put(name, json.getText());
                default -> json.skipChildren();
            }
        }
    }

    private static String required(String path, Map<String, String> texts, URI address)
            throws StateStoreException {
        String text = texts.get(path);
        if (text == null || text.isEmpty()) {
            throw failed(address, "its answer has no \"%s\"".formatted(path.substring(1)));
        }
        return text;
    }

    private static String withSlash(String address) {
        return address.endsWith("/") ? address : address + "/";
    }

    private static StateStoreException failed(URI address, String why) {
        return new StateStoreException(
                "The cloud could not be looked up",
                "%s was asked where its services are: %s. See \"metadata_host\" (ARM_METADATA_HOSTNAME)."
                        .formatted(address, why));
    }
}
