package dev.terrane.backends.consul;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.TimeUnit;

/// What Consul's documentation says of keys and sessions, in the process of the test.
final class ConsulServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 512 * 1024;

    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final List<String> sessions = new ArrayList<>();
    private volatile boolean refusesLocks;
    private final HttpServer server;
    private final String token;
    private long index = 10;

    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    private record Entry(byte[] value, String flags, long index, long locked, String session) {
        Entry free() {
            return new Entry(value, flags, index, locked, "");
        }
    }

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

    String flags(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::flags).orElse("");
    }

    /// What happens where nobody has renewed a session in time.
    synchronized void endSessions() {
        List.copyOf(sessions).forEach(this::end);
    }

    private synchronized void end(String session) {
        sessions.remove(session);
        entries.replaceAll((key, entry) -> entry.session().equals(session) ? entry.free() : entry);
        index++;
        notifyAll();
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
            } else if (path.equals("/v1/txn")) {
                transaction(exchange, body);
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
        awaitChange(query);
        Entry entry = entries.get(key);
        exchange.getResponseHeaders().set("X-Consul-Index", String.valueOf(index));
        if (entry == null) {
            respond(exchange, 404, "");
            return;
        }
        respond(exchange, 200, "[" + json(key, entry) + "]");
    }

    /// A question with an index is answered when something has changed since, or at the end of its patience.
    private void awaitChange(Map<String, String> query) {
        long seen = Long.parseLong(query.getOrDefault("index", "0"));
        long patience = Long.parseLong(query.getOrDefault("wait", "15000ms").replaceAll("\\D", ""));
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
        try {
            while (seen > 0 && index <= seen && System.nanoTime() < until) {
                wait(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String json(String key, Entry entry) {
        String session =
                entry.session().isEmpty() ? "" : ",\"Session\":\"" + entry.session() + "\"";
        String value =
                entry.value().length == 0
                        ? "null"
                        : "\"" + Base64.getEncoder().encodeToString(entry.value()) + "\"";
        return "{\"LockIndex\":%d,\"Key\":\"%s\",\"Flags\":%s,\"Value\":%s,\"CreateIndex\":1,\"ModifyIndex\":%d%s}"
                .formatted(entry.locked(), key, entry.flags(), value, entry.index(), session);
    }

    private void put(HttpExchange exchange, String key, Map<String, String> query, byte[] body)
            throws IOException {
        if (body.length > MOST_BYTES) {
            respond(exchange, 413, "Value exceeds limit");
            return;
        }
        respond(exchange, 200, String.valueOf(put(key, query, body)));
    }

    private boolean put(String key, Map<String, String> query, byte[] body) {
        Optional<Entry> before = Optional.ofNullable(entries.get(key));
        String session = before.map(Entry::session).orElse("");
        long locked = before.map(Entry::locked).orElse(0L);
        boolean fits = true;
        if (query.containsKey("cas")) {
            fits = Long.parseLong(query.get("cas")) == before.map(Entry::index).orElse(0L);
        }
        if (query.containsKey("acquire")) {
            fits = session.isEmpty() && sessions.contains(query.get("acquire"));
            session = query.get("acquire");
            locked++;
        }
        if (query.containsKey("release")) {
            fits = session.equals(query.get("release"));
            session = "";
        }
        if (fits) {
            String flags = query.getOrDefault("flags", "0");
            entries.put(key, new Entry(body, flags, ++index, locked, session));
            notifyAll();
        }
        return fits;
    }

    /// All of them or none, as `/v1/txn` does.
    private void transaction(HttpExchange exchange, byte[] body) throws IOException {
        TreeMap<String, Entry> before = new TreeMap<>(entries);
        List<String> results = new ArrayList<>();
        for (JsonNode operation : JSON.readTree(body)) {
            JsonNode asked = operation.get("KV");
            if (!done(asked)) {
                entries.clear();
                entries.putAll(before);
                respond(
                        exchange,
                        409,
                        "{\"Results\":null,\"Errors\":[{\"OpIndex\":%d,\"What\":\"refused\"}]}"
                                .formatted(results.size()));
                return;
            }
            String key = asked.get("Key").asText();
            Optional.ofNullable(entries.get(key))
                    .ifPresent(entry -> results.add("{\"KV\":" + json(key, entry) + "}"));
        }
        respond(exchange, 200, "{\"Results\":[" + String.join(",", results) + "],\"Errors\":null}");
    }

    private boolean done(JsonNode asked) {
        String key = asked.get("Key").asText();
        Map<String, String> query = new HashMap<>();
        query.put("flags", asked.path("Flags").asText("0"));
        long expected = asked.path("Index").asLong();
        return switch (asked.get("Verb").asText()) {
            case "set" -> put(key, query, value(asked));
            case "cas" -> {
                query.put("cas", String.valueOf(expected));
                yield put(key, query, value(asked));
            }
            case "get" -> entries.containsKey(key);
            case "delete" -> {
                entries.remove(key);
                yield true;
            }
            case "delete-cas" -> is(key, expected) && entries.remove(key) != null;
            case "delete-tree" -> {
                entries.keySet().removeIf(name -> name.startsWith(key));
                yield true;
            }
            case "check-index" -> is(key, expected);
            case "check-not-exists" -> !entries.containsKey(key);
            default -> throw new IllegalArgumentException(asked.toString());
        };
    }

    private boolean is(String key, long expected) {
        return Optional.ofNullable(entries.get(key))
                .filter(now -> now.index() == expected)
                .isPresent();
    }

    private static byte[] value(JsonNode asked) {
        return Base64.getDecoder().decode(asked.path("Value").asText(""));
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
