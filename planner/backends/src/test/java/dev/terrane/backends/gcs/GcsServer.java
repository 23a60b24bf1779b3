package dev.terrane.backends.gcs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// What the documentation of Cloud Storage's JSON interface says of objects, in the process of the test.
final class GcsServer implements AutoCloseable {
    private static final String BUCKET = "states";

    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private volatile boolean refusesLocks;
    private final HttpServer server;
    private long generation = 1_700_000_000_000_000L;

    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    private record Entry(byte[] content, long generation, String keyDigest) {}

    GcsServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/storage/v1/";
    }

    /// From now on nobody may lock.
    void refuseLocks() {
        refusesLocks = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!"Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            respond(exchange, 401, "Invalid Credentials");
            return;
        }
        String path = exchange.getRequestURI().getRawPath().replaceFirst("^/(upload|download)", "");
        String inBucket = path.replaceFirst("^/storage/v1/b/[^/]*/o/?", "");
        if (!path.startsWith("/storage/v1/b/" + BUCKET + "/")) {
            respond(exchange, 404, "The specified bucket does not exist.");
            return;
        }
        String asked = exchange.getRequestURI() + new String(body, StandardCharsets.UTF_8);
        if (refusesLocks && asked.contains(".tflock")) {
            respond(exchange, 403, "x does not have storage.objects.create access");
            return;
        }
        synchronized (this) {
            object(exchange, URLDecoder.decode(inBucket, StandardCharsets.UTF_8), body);
        }
    }

    private void object(HttpExchange exchange, String name, byte[] body) throws IOException {
        Map<String, String> query = query(exchange);
        switch (exchange.getRequestMethod()) {
            case "POST" -> insert(exchange, query, body);
            case "DELETE" -> respond(exchange, entries.remove(name) == null ? 404 : 204, "");
            default -> {
                if (name.isEmpty()) {
                    list(exchange, query.getOrDefault("prefix", ""));
                } else {
                    get(exchange, name);
                }
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

    private static String keyDigest(HttpExchange exchange) {
        return Optional.ofNullable(
                        exchange.getRequestHeaders().getFirst("x-goog-encryption-key-sha256"))
                .orElse("");
    }

    private void get(HttpExchange exchange, String name) throws IOException {
        Entry entry = entries.get(name);
        if (entry == null) {
            respond(exchange, 404, "No such object: " + name);
        } else if (!entry.keyDigest().equals(keyDigest(exchange))) {
            respond(exchange, 400, "The provided encryption key is incorrect.");
        } else {
            exchange.getResponseHeaders()
                    .set("x-goog-generation", String.valueOf(entry.generation()));
            respond(exchange, 200, entry.content());
        }
    }

    private void list(HttpExchange exchange, String prefix) throws IOException {
        String items =
                entries.keySet().stream()
                        .filter(name -> name.startsWith(prefix))
                        .filter(name -> name.indexOf('/', prefix.length()) < 0)
                        .map(name -> "{\"name\":\"" + name + "\"}")
                        .collect(Collectors.joining(","));
        respond(exchange, 200, "{\"items\":[" + items + "]}");
    }

    /// The body has two parts: what is said of the object, and its content.
    private void insert(HttpExchange exchange, Map<String, String> query, byte[] body)
            throws IOException {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String boundary = text.substring(0, text.indexOf("\r\n"));
        int second = text.indexOf(boundary, 1);
        String name = text.substring(0, second).replaceFirst("(?s).*\"name\":\"([^\"]*)\".*", "$1");
        int begin = text.indexOf("\r\n\r\n", second) + 4;
        int end = text.lastIndexOf("\r\n" + boundary);
        byte[] content = java.util.Arrays.copyOfRange(body, begin, end);
        Entry before = entries.get(name);
        String wanted = query.get("ifGenerationMatch");
        long now = before == null ? 0 : before.generation();
        if (wanted != null && Long.parseLong(wanted) != now) {
            respond(
                    exchange,
                    412,
                    "At least one of the pre-conditions you specified did not hold.");
            return;
        }
        entries.put(name, new Entry(content, ++generation, keyDigest(exchange)));
        respond(
                exchange,
                200,
                "{\"name\":\"%s\",\"generation\":\"%d\"}".formatted(name, generation));
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        boolean fails = status >= 400;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        respond(
                exchange,
                status,
                (fails
                                ? "{\"error\":{\"code\":%d,\"message\":\"%s\"}}"
                                        .formatted(status, text)
                                : text)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, int status, byte[] bytes)
            throws IOException {
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
