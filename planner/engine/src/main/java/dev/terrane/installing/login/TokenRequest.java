package dev.terrane.installing.login;

import dev.terrane.installing.InstallationException;
import dev.terrane.installing.service.Failures;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.HttpAccess.Answer;
import dev.terrane.installing.service.Json;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// Asks for a token (RFC 6749, sections 4.1.3 and 5).
final class TokenRequest {
    private TokenRequest() {}

    static String send(HttpAccess http, URI uri, Map<String, String> form)
            throws InstallationException {
        try {
            Answer answer = http.post(uri, Map.of("Accept", "application/json"), Form.encode(form));
            if (!answer.isGood()) {
                throw failed("%s answered with status %d%s", uri, answer.status(), said(answer));
            }
            Json json = Json.parse(answer.body());
            String type = json.text("token_type");
            if (!type.isEmpty() && !type.equalsIgnoreCase("bearer")) {
                throw failed("%s gives tokens of the type \"%s\", not \"bearer\"%s", uri, type, "");
            }
            String token = json.text("access_token");
            if (token.isEmpty()) {
                throw failed("%s answered without a token%s%s", uri, "", "");
            }
            return token;
        } catch (IOException e) {
            throw new InstallationException(
                    "No token given",
                    "%s could not be asked for a token: %s. Nothing was kept."
                            .formatted(uri, Failures.reason(e)),
                    e);
        }
    }

    private static String said(Answer answer) {
        try {
            Json json = Json.parse(answer.body());
            String why = json.text("error_description");
            String reason = why.isEmpty() ? json.text("error") : why;
            return reason.isEmpty() ? "" : ": " + reason;
        } catch (IOException e) {
            return "";
        }
    }

    private static InstallationException failed(String why, URI uri, Object first, Object second) {
        return new InstallationException(
                "No token given", why.formatted(uri, first, second) + ". Nothing was kept.");
    }
}
