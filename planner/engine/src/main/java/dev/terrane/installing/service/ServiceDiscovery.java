package dev.terrane.installing.service;

import dev.terrane.cliconfig.CliConfig;
import dev.terrane.cliconfig.CredentialStore;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.service.HttpAccess.Answer;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which services a host offers, and where: `https://HOST/.well-known/terraform.json`, or what the
/// CLI configuration says instead.
public final class ServiceDiscovery {
    public static final String MODULES = "modules.v1";
    public static final String PROVIDERS = "providers.v1";
    public static final String LOGIN = "login.v1";

    private final HttpAccess http;
    private final CliConfig config;
    private final CredentialStore credentials;
    private final Map<String, Document> documents = new ConcurrentHashMap<>();

    private record Document(URI base, Map<String, Json> services) {}

    public ServiceDiscovery(HttpAccess http, CliConfig config, CredentialStore credentials) {
        this.http = http;
        this.config = config;
        this.credentials = credentials;
    }

    public HttpAccess http() {
        return http;
    }

    /// The URL of a service, which ends with a slash.
    ///
    /// @throws InstallationException where the host does not answer, or has no such service
    public URI url(String host, String service) throws InstallationException {
        Document document = document(host);
        String text = document.services().getOrDefault(service, new Json(null)).text().orElse("");
        if (text.isEmpty()) {
            throw new InstallationException(
                    "Host does not offer the service",
                    "%s does not offer %s. Check the host in the source, or set the service in a host block of the CLI configuration."
                            .formatted(host, name(service)));
        }
        URI url = resolve(document.base(), text, host);
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
    }

    /// The description of a service that is more than a URL.
    public Json description(String host, String service) throws InstallationException {
        return document(host).services().getOrDefault(service, new Json(null));
    }

    /// What a relative URL of a host's description is relative to.
    public URI base(String host) throws InstallationException {
        return document(host).base();
    }

    /// The headers of requests to the services of a host: its token, if one is known.
    public Map<String, String> headers(String host) throws InstallationException {
        try {
            Optional<String> token = credentials.token(host);
            return token.isPresent() ? Map.of("Authorization", "Bearer " + token.get()) : Map.of();
        } catch (IOException e) {
            throw new InstallationException(
                    "Credentials can not be read",
                    "The token for %s could not be read: %s.".formatted(host, e.getMessage()),
                    e);
        }
    }

    private static String name(String service) {
        return switch (service) {
            case MODULES -> "a registry of modules (modules.v1)";
            case PROVIDERS -> "a registry of providers (providers.v1)";
            case LOGIN -> "login (login.v1)";
            default -> service;
        };
    }

    private static URI resolve(URI base, String text, String host) throws InstallationException {
        try {
            return base.resolve(text);
        } catch (IllegalArgumentException e) {
            throw new InstallationException(
                    "Invalid service description",
                    "%s names \"%s\" as the URL of a service, which is none.".formatted(host, text),
                    e);
        }
    }

    private Document document(String host) throws InstallationException {
        Document known = documents.get(host);
        if (known == null) {
            known = configured(host).orElse(null);
            known = known != null ? known : discover(host);
            documents.put(host, known);
        }
        return known;
    }

    private Optional<Document> configured(String host) {
        Map<String, Object> services = config.services().get(host);
        if (services == null) {
            return Optional.empty();
        }
        Map<String, Json> described = new HashMap<>();
        services.forEach((name, description) -> described.put(name, new Json(description)));
        return Optional.of(new Document(URI.create("https://" + host + "/"), described));
    }

    private Document discover(String host) throws InstallationException {
        URI uri = wellKnown(host);
        try {
            Answer answer = http.get(uri, headers(host));
            if (answer.status() == 404) {
                return new Document(uri, Map.of());
            }
            if (!answer.isGood()) {
                throw unreachable(host, "it answered with status " + answer.status());
            }
            return new Document(answer.uri(), Json.parse(answer.body()).members());
        } catch (IOException e) {
            throw unreachable(host, Failures.reason(e));
        }
    }

    private static URI wellKnown(String host) throws InstallationException {
        try {
            return URI.create("https://" + host + "/.well-known/terraform.json");
        } catch (IllegalArgumentException e) {
            throw unreachable(host, "that is no name of a host");
        }
    }

    private static InstallationException unreachable(String host, String reason) {
        return new InstallationException(
                "Host can not be reached",
                "What %s offers could not be found out: %s. Check the name, the network, and the proxy settings."
                        .formatted(host, reason));
    }
}
