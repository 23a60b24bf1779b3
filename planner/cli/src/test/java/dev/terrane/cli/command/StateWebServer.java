package dev.terrane.cli.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server on the loopback that keeps a state at each of its paths, by the protocol of Terraform's
/// backend `http`.
final class StateWebServer implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"ID\":\"([^\"]+)\"");

    private final HttpServer server;
    private final Map<String, byte[]> states = new ConcurrentHashMap<>();
    private volatile @Nullable String lock;
    private volatile boolean garbling;
    private volatile boolean refusing;

    StateWebServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    /// The backend block of a configuration.
    String block(String name) {
        return """
        terraform {
          backend "http" {
            address        = "%1$s"
            lock_address   = "%1$s"
            unlock_address = "%1$s"
          }
        }
        """
                .formatted(address(name));
    }

    /// Keeps something else than what is sent.
    void garble() {
        garbling = true;
    }

    /// Keeps nothing any more.
    void refuse() {
        refusing = true;
    }

    void lockFor(String id) {
        lock = "{\"ID\":\"%s\",\"Operation\":\"apply\",\"Who\":\"eve@there\"}".formatted(id);
    }

    String state(String name) {
        byte[] state = states.get("/" + name);
        return state == null ? "" : new String(state, StandardCharsets.UTF_8);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "GET" -> {
                    byte[] state = states.get(path);
                    send(exchange, state == null ? 404 : 200, state);
                }
                case "POST" -> post(exchange, path, body);
                case "LOCK" -> lock(exchange, new String(body, StandardCharsets.UTF_8));
                case "UNLOCK" -> unlock(exchange, new String(body, StandardCharsets.UTF_8));
                default -> send(exchange, 405, null);
            }
        }
    }

    private void post(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (refusing) {
            send(exchange, 403, null);
            return;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        String kept = garbling ? text.replace("\"one\"", "\"eno\"") : text;
        states.put(path, kept.getBytes(StandardCharsets.UTF_8));
        send(exchange, 200, null);
    }

    private void lock(HttpExchange exchange, String wanted) throws IOException {
        String held = lock;
        if (held != null) {
            send(exchange, 423, held.getBytes(StandardCharsets.UTF_8));
            return;
        }
        lock = wanted;
        send(exchange, 200, null);
    }

    private void unlock(HttpExchange exchange, String given) throws IOException {
        String held = lock;
        if (held != null && !id(held).equals(id(given))) {
            send(exchange, 423, held.getBytes(StandardCharsets.UTF_8));
            return;
        }
        lock = null;
        send(exchange, 200, null);
    }

    private static String id(String lock) {
        Matcher found = ID.matcher(lock);
        return found.find() ? found.group(1) : "";
    }

    private static void send(HttpExchange exchange, int status, byte @Nullable [] body)
            throws IOException {
        exchange.sendResponseHeaders(status, body == null ? -1 : body.length);
        if (body != null) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
