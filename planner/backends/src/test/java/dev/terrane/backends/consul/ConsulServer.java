package dev.terrane.backends.consul;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;

/// What Consul's documentation says of keys and sessions, in the process of the test.
final class ConsulServer implements AutoCloseable {
    private static final int MOST_BYTES = 512 * 1024;

    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final List<String> sessions = new ArrayList<>();
    private volatile boolean refusesLocks;
    private final HttpServer server;
    private final String token;
    private long index = 10;

    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    private record Entry(byte[] value, long index, String session) {}

    /// @param token that every request must carry, empty for none
    ConsulServer(String token) throws IOException {
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /// What happens where nobody has renewed a session in time.
    synchronized void endSessions() {
        List.copyOf(sessions).forEach(this::end);
    }

    private void end(String session) {
        sessions.remove(session);
        entries.replaceAll((key, entry) ->
                entry.session().equals(session)
                        ? new Entry(entry.value(), entry.index(), "")
                        : entry);
    }

    /// From now on nobody may lock.
    void refuseLocks() {
        refusesLocks = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String given = exchange.getRequestHeaders().getFirst("X-Consul-Token");
        if (!token.isEmpty() && !token.equals(given)) {
            respond(exchange, 403, "Permission denied");
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (refusesLocks && path.startsWith("/v1/session/")) {
            respond(exchange, 403, "Permission denied: token lacks permission 'session:write'");
            return;
        }
        Map<String, String> query = query(exchange);
        synchronized (this) {
            if (path.startsWith("/v1/kv/")) {
                key(exchange, path.substring("/v1/kv/".length()), query, body);
            } else {
                session(exchange, path);
            }
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair :
                Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("").split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return query;
    }

    private void session(HttpExchange exchange, String path) throws IOException {
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("/v1/session/create")) {
            String made = UUID.randomUUID().toString();
            sessions.add(made);
            respond(exchange, 200, "{\"ID\":\"" + made + "\"}");
        } else if (path.startsWith("/v1/session/renew/")) {
            respond(exchange, sessions.contains(id) ? 200 : 404, "[]");
        } else {
            end(id);
            respond(exchange, 200, "true");
        }
    }

    private void key(HttpExchange exchange, String key, Map<String, String> query, byte[] body)
            throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> get(exchange, key, query);
            case "PUT" -> put(exchange, key, query, body);
            default -> {
                if (query.containsKey("recurse")) {
                    entries.keySet().removeIf(name -> name.startsWith(key));
                } else {
                    entries.remove(key);
                }
                respond(exchange, 200, "true");
            }
        }
    }

    private void get(HttpExchange exchange, String key, Map<String, String> query)
            throws IOException {
        if (query.containsKey("keys")) {
            List<String> found =
                    entries.keySet().stream()
                            .filter(name -> name.startsWith(key))
                            .map(name -> "\"" + name + "\"")
                            .toList();
            respond(exchange, found.isEmpty() ? 404 : 200, found.toString());
            return;
        }
        Entry entry = entries.get(key);
        if (entry == null) {
            respond(exchange, 404, "");
            return;
        }
        String session =
                entry.session().isEmpty() ? "" : ",\"Session\":\"" + entry.session() + "\"";
        String value =
                entry.value().length == 0
                        ? "null"
                        : "\"" + Base64.getEncoder().encodeToString(entry.value()) + "\"";
        respond(
                exchange,
                200,
                "[{\"LockIndex\":1,\"Key\":\"%s\",\"Flags\":0,\"Value\":%s,\"CreateIndex\":1,\"ModifyIndex\":%d%s}]"
                        .formatted(key, value, entry.index(), session));
    }

    private void put(HttpExchange exchange, String key, Map<String, String> query, byte[] body)
            throws IOException {
        if (body.length > MOST_BYTES) {
            respond(exchange, 413, "Value exceeds limit");
            return;
        }
        Entry before = entries.get(key);
        String session = before == null ? "" : before.session();
        boolean fits = true;
        if (query.containsKey("cas")) {
            fits = Long.parseLong(query.get("cas")) == (before == null ? 0 : before.index());
        }
        if (query.containsKey("acquire")) {
            fits = session.isEmpty() && sessions.contains(query.get("acquire"));
            session = query.get("acquire");
        }
        if (query.containsKey("release")) {
            fits = session.equals(query.get("release"));
            session = "";
        }
        if (fits) {
            entries.put(key, new Entry(body, ++index, session));
        }
        respond(exchange, 200, String.valueOf(fits));
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
