package dev.terrane.installing.login;

import dev.terrane.installing.InstallationException;
import dev.terrane.installing.service.Json;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How one signs in to a host: the member `login.v1` of its description.
///
///     "login.v1": { "client": "cli", "grant_types": ["authz_code"], "authz": "/oauth/authorize",
///                   "token": "/oauth/token", "ports": [10000, 10010], "scopes": ["read"] }
///
/// @param client that commands call themselves
/// @param authorization where a browser is sent; none where there is only a password
/// @param token where tokens are handed out
/// @param lowestPort of those on which the browser may come back
public record LoginService(
        String client,
        List<String> grants,
        Optional<URI> authorization,
        URI token,
        int lowestPort,
        int highestPort,
        List<String> scopes) {
    static final String CODE = "authz_code";
    static final String PASSWORD = "password";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int FIRST_PORT = 1024;
    private static final int LAST_PORT = 65_535;

    public LoginService {
        grants = List.copyOf(grants);
        scopes = List.copyOf(scopes);
    }

    public boolean offersCode() {
        return grants.contains(CODE) && authorization.isPresent();
    }

    public boolean offersPassword() {
        return grants.contains(PASSWORD);
    }

    /// Nothing where the host does not speak `login.v1`.
    ///
    /// @param base that relative URLs are relative to
    public static Optional<LoginService> of(Json description, URI base, String host)
            throws InstallationException {
        if (!description.isObject()) {
            return Optional.empty();
        }
        List<String> grants = texts(description.at("grant_types"));
        List<Integer> ports = ports(description.at("ports"), host);
        return Optional.of(
                new LoginService(
                        required(description, "client", host),
                        grants.isEmpty() ? List.of(CODE) : grants,
                        description.at("authz").text().isPresent()
                                ? Optional.of(url(description, "authz", base, host))
                                : Optional.empty(),
                        url(description, "token", base, host),
                        ports.getFirst(),
                        ports.getLast(),
                        texts(description.at("scopes"))));
    }

    private static List<String> texts(Json list) {
        return list.items().stream().flatMap(item -> item.text().stream()).toList();
    }

    private static List<Integer> ports(Json list, String host) throws InstallationException {
        List<String> texts = texts(list);
        if (texts.isEmpty()) {
            return List.of(FIRST_PORT, LAST_PORT);
        }
        try {
            List<Integer> ports = texts.stream().map(Integer::valueOf).toList();
            boolean isRange =
                    ports.size() == 2
                            && ports.getFirst() >= FIRST_PORT
                            && ports.getFirst() <= ports.getLast()
                            && ports.getLast() <= LAST_PORT;
            if (isRange) {
                return ports;
            }
        } catch (NumberFormatException e) {
            throw invalid(host, "its \"ports\" are no numbers");
        }
        throw invalid(host, "its \"ports\" are not the lowest and the highest of a range");
    }

    private static String required(Json description, String name, String host)
            throws InstallationException {
        String text = description.text(name);
        if (text.isEmpty()) {
            throw invalid(host, "it names no \"%s\"".formatted(name));
        }
        return text;
    }

    /// Over a secure connection, or to this machine.
    private static URI url(Json description, String name, URI base, String host)
            throws InstallationException {
        String text = required(description, name, host);
        URI url;
        try {
            url = base.resolve(text);
        } catch (IllegalArgumentException e) {
            throw invalid(host, "its \"%s\" is no URL".formatted(name));
        }
        boolean here = url.getHost() != null && THIS_MACHINE.contains(url.getHost());
        if (!"https".equals(url.getScheme()) && !here) {
            throw invalid(host, "its \"%s\" is not reached over https".formatted(name));
        }
        return url;
    }

    private static InstallationException invalid(String host, String reason) {
        return new InstallationException(
                "Invalid service description",
                "What %s says of its service login.v1 can not be used: %s. Whoever runs the host has to mend that."
                        .formatted(host, reason));
    }
}
