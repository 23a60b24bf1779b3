package dev.terrane.installing.login;

import dev.terrane.installing.InstallationException;
import dev.terrane.installing.service.HttpAccess;

import java.util.LinkedHashMap;
import java.util.Map;

/// Signs in with a name and a password, where a host offers nothing better.
public final class PasswordGrant {
    private PasswordGrant() {}

    public static String token(LoginService service, HttpAccess http, String user, String password)
            throws InstallationException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", service.client());
        form.put("username", user);
        form.put("password", password);
        if (!service.scopes().isEmpty()) {
            form.put("scope", String.join(" ", service.scopes()));
        }
        return TokenRequest.send(http, service.token(), form);
    }
}
