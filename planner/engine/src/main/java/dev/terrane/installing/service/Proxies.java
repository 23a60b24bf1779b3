package dev.terrane.installing.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The proxies that HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the environment name.
public final class Proxies extends ProxySelector {
    private final Map<String, String> environment;

    public Proxies(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String name = "https".equals(uri.getScheme()) ? "https_proxy" : "http_proxy";
        return isExcepted(uri.getHost())
                ? List.of(Proxy.NO_PROXY)
                : List.of(variable(name).flatMap(Proxies::proxy).orElse(Proxy.NO_PROXY));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(environment.get(name)))
                .filter(value -> !value.isEmpty());
    }

    private static Optional<Proxy> proxy(String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            int port = uri.getPort() < 0 ? 80 : uri.getPort();
            return Optional.of(
                    new Proxy(
                            Proxy.Type.HTTP,
                            InetSocketAddress.createUnresolved(uri.getHost(), port)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isExcepted(String host) {
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        for (String part : variable("no_proxy").orElse("").split(",")) {
            String name = part.strip();
            String suffix = name.startsWith(".") ? name : "." + name;
            if (name.equals("*")
                    || (!name.isEmpty() && (host.equals(name) || host.endsWith(suffix)))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // The request fails with the same exception.
    }
}
