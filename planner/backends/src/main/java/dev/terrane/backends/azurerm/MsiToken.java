package dev.terrane.backends.azurerm;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The token of the machine's own identity, from the address that `msi_endpoint` names; Azure's library asks
/// only the usual one.
///
/// `GET ENDPOINT?api-version=2018-02-01&client_id=ID&resource=https://storage.azure.com`, with the header
/// `Metadata: true`.
///
/// @param clientId which of several identities
record MsiToken(String endpoint, Optional<String> clientId) implements TokenCredential {
    private static final Duration AT_LEAST = Duration.ofMinutes(5);

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> ask(request.getScopes().getFirst()));
    }

    private AccessToken ask(String scope) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address(scope)).header("Metadata", "true").build();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "%s answered %d. It said: %s"
                                .formatted(
                                        endpoint,
                                        answer.statusCode(),
                                        new String(answer.body(), StandardCharsets.UTF_8)));
            }
            return read(answer.body());
        }
    }

    private URI address(String scope) {
        String separator = endpoint.contains("?") ? "&" : "?";
        return URI.create(
                endpoint
                        + separator
                        + "api-version=2018-02-01"
                        + clientId.map(id -> "&client_id=" + encoded(id)).orElse("")
                        + "&resource="
                        + encoded(scope.replaceFirst("/*\\.default$", "")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// `expires_on` counts the seconds since 1970.
    private AccessToken read(byte[] text) throws IOException {
        String token = "";
        OffsetDateTime until = OffsetDateTime.now(ZoneOffset.UTC).plus(AT_LEAST);
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "access_token" -> token = json.getText();
                    case "expires_on" -> until = until(json.getText(), until);
                    default -> json.skipChildren();
                }
            }
        }
        if (token.isEmpty()) {
            throw new IOException("the answer of %s has no \"access_token\"".formatted(endpoint));
        }
        return new AccessToken(token, until);
    }

    private static OffsetDateTime until(String seconds, OffsetDateTime otherwise) {
        return seconds.matches("[0-9]{1,12}")
                ? OffsetDateTime.ofInstant(
                        java.time.Instant.ofEpochSecond(Long.parseLong(seconds)), ZoneOffset.UTC)
                : otherwise;
    }
}
