package dev.terrane.installing.login;

import dev.terrane.installing.InstallationException;
import dev.terrane.installing.service.HttpAccess;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// Signs in with the user's browser: an authorization code, with proof by PKCE (RFC 7636).
///
/// The browser is sent to the host, where the user agrees, and comes back to a port of this machine
/// with a code, for which the host gives a token. Whoever sees the code alone can do nothing with it.
public final class AuthorizationCode {
    private static final int SECRET_BYTES = 48;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final LoginService service;
    private final HttpAccess http;
    private final IntFunction<byte[]> random;

    /// @param random so many bytes that nobody can guess
    public AuthorizationCode(LoginService service, HttpAccess http, IntFunction<byte[]> random) {
        this.service = service;
        this.http = http;
        this.random = random;
    }

    /// Waits until the browser has come back.
    ///
    /// @param browser is told where to go
    public String token(Consumer<URI> browser) throws InstallationException {
        String verifier = secret();
        String state = secret();
        try (Callback callback = Callback.listen(service.lowestPort(), service.highestPort())) {
            browser.accept(address(callback.redirection(), state, challenge(verifier)));
            String code = callback.code(state);
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", "authorization_code");
            form.put("code", code);
            form.put("code_verifier", verifier);
            form.put("redirect_uri", callback.redirection().toString());
            form.put("client_id", service.client());
            return TokenRequest.send(http, service.token(), form);
        } catch (IOException e) {
            throw new InstallationException(
                    "No port for the browser",
                    "The browser has to come back to this machine, and on none of the ports %d to %d anybody can listen: %s."
                            .formatted(service.lowestPort(), service.highestPort(), e.getMessage()),
                    e);
        }
    }

    private String secret() {
        return BASE64.encodeToString(random.apply(SECRET_BYTES));
    }

    private URI address(URI redirection, String state, String challenge) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", service.client());
        query.put("redirect_uri", redirection.toString());
        query.put("state", state);
        query.put("code_challenge", challenge);
        query.put("code_challenge_method", "S256");
        if (!service.scopes().isEmpty()) {
            query.put("scope", String.join(" ", service.scopes()));
        }
        String page = service.authorization().orElseThrow().toString();
        return URI.create(page + (page.contains("?") ? "&" : "?") + Form.encode(query));
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
