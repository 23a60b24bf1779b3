package dev.terrane.installing.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.installing.InstallationException;
import dev.terrane.installing.TlsServer;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

class LoginTest {
    private static final String DESCRIPTION =
            """
            {"client": "cli", "authz": "/sign-in?theme=dark", "token": "/token", "scopes": ["a", "b"]}
            """;

    @TempDir Path home;
    private TlsServer server;
    private HttpAccess http;

    @BeforeEach
    void start() throws Exception {
        server = TlsServer.start(home);
        http = new HttpAccess(server.environment(home));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LoginService service(String description) throws Exception {
        return LoginService.of(
                        Json.parse(description.getBytes(StandardCharsets.UTF_8)),
                        URI.create(server.url("/.well-known/terraform.json")),
                        server.host())
                .orElseThrow();
    }

    private AuthorizationCode signingIn(String description) throws Exception {
        SecureRandom random = new SecureRandom();
        return new AuthorizationCode(
                service(description),
                http,
                count -> {
                    byte[] bytes = new byte[count];
                    random.nextBytes(bytes);
                    return bytes;
                });
    }

    /// What a browser does once the user has agreed.
    private static void comeBack(Map<String, String> asked, Map<String, String> answer) {
        URI back = URI.create(asked.get("redirect_uri") + "?" + Form.encode(answer));
        Thread.ofVirtual()
                .start(() -> {
                    try (HttpClient browser = HttpClient.newHttpClient()) {
                        browser.send(
                                HttpRequest.newBuilder(back).build(), BodyHandlers.discarding());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void aCodeIsExchangedForATokenWithProof() throws Exception {
        server.reply("/token", "{\"access_token\": \"s3cret\", \"token_type\": \"bearer\"}");
        Map<String, String> seen = new HashMap<>();

        String token =
                signingIn(DESCRIPTION)
                        .token(page -> {
                            assertThat(page.toString())
                                    .startsWith(server.url("/sign-in?theme=dark&"));
                            seen.putAll(Form.decode(page.getRawQuery()));
                            comeBack(seen, Map.of("code", "stolen", "state", "guessed"));
                            comeBack(seen, Map.of("code", "c0de", "state", seen.get("state")));
                        });

        assertThat(token).isEqualTo("s3cret");
        assertThat(seen)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "cli")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("scope", "a b");
        Map<String, String> form = Form.decode(server.bodies().getLast());
        assertThat(form)
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "c0de")
                .containsEntry("client_id", "cli")
                .containsEntry("redirect_uri", seen.get("redirect_uri"));
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(form.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
                .isEqualTo(seen.get("code_challenge"));
    }

    @Test
    void whatTheHostRefusesIsSaid() throws Exception {
        AuthorizationCode signingIn = signingIn(DESCRIPTION);
        assertThatThrownBy(() ->
                        signingIn.token(page -> {
                            Map<String, String> asked = Form.decode(page.getRawQuery());
                            comeBack(
                                    asked,
                                    Map.of(
                                            "error",
                                            "access_denied",
                                            "error_description",
                                            "not today",
                                            "state",
                                            asked.get("state")));
                        }))
                .isInstanceOf(InstallationException.class)
                .hasMessageContaining("not today");
    }

    @Test
    void aTokenThatIsRefusedIsSaid() throws Exception {
        server.reply(
                "/token",
                400,
                Map.of(),
                "{\"error\": \"invalid_grant\"}".getBytes(StandardCharsets.UTF_8));
        AuthorizationCode signingIn = signingIn(DESCRIPTION);
        assertThatThrownBy(() ->
                        signingIn.token(page -> {
                            Map<String, String> asked = Form.decode(page.getRawQuery());
                            comeBack(asked, Map.of("code", "x", "state", asked.get("state")));
                        }))
                .hasMessageContaining("status 400: invalid_grant");
    }

    @Test
    void aPasswordDoesWhereNothingBetterIsOffered() throws Exception {
        server.reply("/token", "{\"access_token\": \"s3cret\"}");
        LoginService service =
                service(
                        "{\"client\": \"cli\", \"grant_types\": [\"password\"], \"token\": \"/token\"}");

        assertThat(service.offersCode()).isFalse();
        assertThat(service.offersPassword()).isTrue();
        assertThat(PasswordGrant.token(service, http, "me", "p&ss")).isEqualTo("s3cret");
        assertThat(Form.decode(server.bodies().getLast()))
                .containsEntry("grant_type", "password")
                .containsEntry("username", "me")
                .containsEntry("password", "p&ss");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'token': '/t'} | names no \"client\"",
                "{'client': 'c'} | names no \"token\"",
                "{'client': 'c', 'token': 'http://example.com/t'} | not reached over https",
                "{'client': 'c', 'token': '/t', 'ports': [80, 90]} | lowest and the highest",
                "{'client': 'c', 'token': '/t', 'ports': [9000]} | lowest and the highest",
                "{'client': 'c', 'token': '/t', 'ports': ['x', 'y']} | no numbers",
            })
    void aDescriptionThatIsWrongIsRefused(String description, String reason) {
        assertThatThrownBy(() -> service(description.replace('\'', '"')))
                .isInstanceOf(InstallationException.class)
                .hasMessageContaining(reason);
    }
}
