package dev.terrane.backends.azurerm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.sun.net.httpserver.HttpServer;

import dev.terrane.state.StateStoreException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A cloud that says where its services are, and a machine that says who it is.
class AzureCloudTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String answer = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(
                            exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Metadata"));
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.isEmpty() ? 404 : 200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private AzureCloud ask() throws StateStoreException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return AzureMetadata.ask(URI.create(address() + "/metadata"), client);
        }
    }

    /// As Terraform 1.11.4 reads it.
    @Test
    void aCloudSaysWhereItsServicesAre() throws Exception {
        answer =
                """
                {"name": "Own", "authentication": {"loginEndpoint": "https://login.own", "audiences": ["a"]},
                 "suffixes": {"keyVaultDns": "vault.own", "storage": "storage.own"},
                 "resourceManager": "https://management.own/"}
                """;

        assertThat(ask())
                .isEqualTo(
                        new AzureCloud(
                                "storage.own",
                                "https://login.own/",
                                "https://management.own/",
                                false));
        assertThat(ask().blobEndpoint("acct")).isEqualTo("https://acct.blob.storage.own");
    }

    @Test
    void whatACloudDoesNotSayIsNamed() {
        answer = "{\"resourceManager\": \"https://management.own/\"}";
        assertThatThrownBy(this::ask)
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("suffixes/storage")
                .hasMessageContaining("metadata_host");
        answer = "";
        assertThatThrownBy(this::ask).hasMessageContaining("it answered 404");
    }

    /// As Terraform 1.11.4 asks.
    @Test
    void aMachineSaysWhoItIs() {
        answer = "{\"access_token\": \"tok\", \"expires_on\": \"1900000000\"}";
        AccessToken token =
                new MsiToken(address() + "/some/token", Optional.of("the-client"))
                        .getTokenSync(
                                new TokenRequestContext()
                                        .addScopes("https://storage.azure.com/.default"));

        assertThat(token.getToken()).isEqualTo("tok");
        assertThat(token.getExpiresAt().toInstant()).isEqualTo(Instant.ofEpochSecond(1900000000L));
        assertThat(asked)
                .containsExactly(
                        "/some/token?api-version=2018-02-01&client_id=the-client&resource=https%3A%2F%2Fstorage.azure.com true");
    }

    @Test
    void aMachineThatDoesNotSayIsQuoted() {
        assertThatThrownBy(() ->
                        new MsiToken(address(), Optional.empty())
                                .getTokenSync(new TokenRequestContext().addScopes("x/.default")))
                .hasMessageContaining("answered 404");
    }
}
