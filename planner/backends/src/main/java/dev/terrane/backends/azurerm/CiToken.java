package dev.terrane.backends.azurerm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks a CI service for a token that says which run this is: GitHub Actions, or Azure Pipelines where a
/// service connection is named.
record CiToken(String address, String right, Optional<String> serviceConnection)
        implements Supplier<String> {
    private static final String AUDIENCE = "api://AzureADTokenExchange";

    @Override
    public String get() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("the CI service answered " + answer.statusCode());
            }
            return read(answer.body(), serviceConnection.isPresent() ? "oidcToken" : "value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private HttpRequest request() {
        String separator = address.contains("?") ? "&" : "?";
        HttpRequest.Builder request =
                serviceConnection.isPresent()
                        ? HttpRequest.newBuilder(
                                        URI.create(
                                                address
                                                        + separator
                                                        + "api-version=7.1&serviceConnectionId="
                                                        + serviceConnection.get()))
                                .POST(HttpRequest.BodyPublishers.noBody())
                        : HttpRequest.newBuilder(
                                URI.create(address + separator + "audience=" + AUDIENCE));
        return request.header("Authorization", "Bearer " + right)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .build();
    }

    private static String read(byte[] text, String field) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.currentName().equals(field)) {
                    return json.nextTextValue();
                }
                json.nextToken();
                json.skipChildren();
            }
        }
        throw new IOException("the CI service's answer has no \"" + field + "\"");
    }

    /// Shows nothing secret.
    @Override
    public String toString() {
        return "CiToken";
    }
}
