package dev.terrane.backends.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/// What the documentation of Kubernetes' interface says of objects, versions and labels, in the process
/// of the test.
final class ClusterServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TreeMap<String, ObjectNode> objects = new TreeMap<>();
    private final HttpServer server;
    private volatile boolean refusesLocks;
    private int version = 100;
    private int writes = Integer.MAX_VALUE;

    ClusterServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// After so many, all that writes to Secrets is refused.
    void takeWrites(int count) {
        writes = count;
    }

    Map<String, ObjectNode> objects() {
        return objects;
    }

    /// From now on nobody may lock.
    void refuseLocks() {
        refusesLocks = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String right = exchange.getRequestHeaders().getFirst("Authorization");
        synchronized (this) {
            if (!"Bearer token".equals(right)) {
                status(exchange, "Bearer weak".equals(right) ? 403 : 401, "Forbidden");
            } else if (refusesLocks && path.contains("/leases")) {
                status(exchange, 403, "Forbidden");
            } else {
                object(exchange, path, body);
            }
        }
    }

    private void object(HttpExchange exchange, String path, byte[] body) throws IOException {
        ObjectNode found = objects.get(path);
        boolean reads = exchange.getRequestMethod().equals("GET");
        if (path.contains("/secrets") && !reads && --writes < 0) {
            status(exchange, 400, "full");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                ObjectNode next = (ObjectNode) JSON.readTree(body);
                String key = path + "/" + next.at("/metadata/name").asText();
                if (objects.containsKey(key)) {
                    status(exchange, 409, "AlreadyExists");
                } else if (isTooLarge(next)) {
                    status(exchange, 422, "Invalid");
                } else {
                    respond(exchange, 201, keep(key, next));
                }
            }
            case "PUT" -> {
                ObjectNode next = (ObjectNode) JSON.readTree(body);
                String wanted = next.at("/metadata/resourceVersion").asText();
                if (found == null) {
                    status(exchange, 404, "NotFound");
                } else if (!wanted.equals(found.at("/metadata/resourceVersion").asText())) {
                    status(exchange, 409, "Conflict");
                } else if (isTooLarge(next)) {
                    status(exchange, 422, "Invalid");
                } else {
                    respond(exchange, 200, keep(path, next));
                }
            }
            case "DELETE" -> {
                objects.remove(path);
                status(exchange, found == null ? 404 : 200, found == null ? "NotFound" : "");
            }
            default -> get(exchange, path, found);
        }
    }

    /// A Secret holds 1 MiB.
    private static boolean isTooLarge(ObjectNode object) {
        String data = object.at("/data/tfstate").asText();
        return Base64.getDecoder().decode(data).length > 1024 * 1024;
    }

    private ObjectNode keep(String key, ObjectNode object) {
        ((ObjectNode) object.get("metadata")).put("resourceVersion", String.valueOf(++version));
        objects.put(key, object);
        return object;
    }

    private void get(HttpExchange exchange, String path, ObjectNode found) throws IOException {
        if (found != null) {
            respond(exchange, 200, found);
        } else if (path.endsWith("/secrets")) {
            list(exchange, path);
        } else {
            status(exchange, 404, "NotFound");
        }
    }

    private void list(HttpExchange exchange, String path) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        String[] labels = query.replaceFirst(".*labelSelector=([^&]*).*", "$1").split(",");
        ObjectNode list = JSON.createObjectNode();
        list.put("kind", "SecretList").put("apiVersion", "v1");
        ArrayNode items = list.putArray("items");
        objects.forEach((key, object) -> {
            boolean fits = key.startsWith(path + "/");
            for (String label : labels) {
                String[] pair = label.split("=", 2);
                fits &= object.at("/metadata/labels").path(pair[0]).asText().equals(pair[1]);
            }
            if (fits) {
                items.add(object);
            }
        });
        respond(exchange, 200, list);
    }

    private static void status(HttpExchange exchange, int code, String reason) throws IOException {
        ObjectNode status = JSON.createObjectNode();
        status.put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", code < 400 ? "Success" : "Failure")
                .put("reason", reason)
                .put("message", reason)
                .put("code", code);
        respond(exchange, code, status);
    }

    private static void respond(HttpExchange exchange, int code, ObjectNode object)
            throws IOException {
        byte[] bytes = object.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
