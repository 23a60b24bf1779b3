package dev.terrane.backends.azurerm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// What the documentation of Azure's blob service says of blobs and leases, in the process of the test.
final class BlobServer implements AutoCloseable {
    private final TreeMap<String, Blob> blobs = new TreeMap<>();
    private volatile boolean refusesLocks;
    private final HttpServer server;
    private long tag;
    private int snapshots;

    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    private record Blob(byte[] content, String tag, Map<String, String> metadata, String lease) {}

    BlobServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/account";
    }

    int snapshots() {
        return snapshots;
    }

    List<String> names() {
        return List.copyOf(blobs.keySet());
    }

    Map<String, String> metadata(String name) {
        return blobs.get(name).metadata();
    }

    void forgetMetadata(String name) {
        blobs.computeIfPresent(
                name, (key, blob) -> new Blob(blob.content(), blob.tag(), Map.of(), blob.lease()));
    }

    /// From now on nobody may lock.
    void refuseLocks() {
        refusesLocks = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String signed =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse("");
        String path = exchange.getRequestURI().getPath();
        synchronized (this) {
            if (!signed.startsWith("SharedKey account:")) {
                fail(exchange, 403, "AuthenticationFailed");
            } else if (!path.startsWith("/account/states")) {
                fail(exchange, 404, "ContainerNotFound");
            } else if (path.equals("/account/states")) {
                list(exchange);
            } else {
                blob(exchange, path.substring("/account/states/".length()), body);
            }
        }
    }

    private static String query(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private void list(HttpExchange exchange) throws IOException {
        String prefix = query(exchange).replaceFirst(".*prefix=([^&]*).*", "$1");
        String items =
                blobs.keySet().stream()
                        .filter(name -> name.startsWith(prefix))
                        .map(name ->
                                "<Blob><Name>"
                                        + name
                                        + "</Name><Properties><Etag>1</Etag></Properties></Blob>")
                        .collect(Collectors.joining());
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        respond(
                exchange,
                200,
                ("<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs>"
                                + items
                                + "</Blobs><NextMarker/></EnumerationResults>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void blob(HttpExchange exchange, String name, byte[] body) throws IOException {
        Blob blob = blobs.get(name);
        String query = query(exchange);
        if (exchange.getRequestMethod().equals("PUT") && query.isEmpty()) {
            put(exchange, name, blob, body);
        } else if (blob == null) {
            fail(exchange, 404, "BlobNotFound");
        } else if (query.contains("comp=lease") && refusesLocks) {
            fail(exchange, 403, "AuthorizationPermissionMismatch");
        } else if (query.contains("comp=lease")) {
            lease(exchange, name, blob);
        } else if (isKeptBy(exchange, blob)) {
            fail(exchange, 412, "LeaseIdMissing");
        } else if (query.contains("comp=metadata")) {
            blobs.put(name, tagged(blob.content(), metadata(exchange), blob.lease()));
            respond(exchange, 200, blobs.get(name), new byte[0]);
        } else if (query.contains("comp=snapshot")) {
            snapshots++;
            exchange.getResponseHeaders().set("x-ms-snapshot", "2026-01-01T00:00:00.0000000Z");
            respond(exchange, 201, blob, new byte[0]);
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            blobs.remove(name);
            respond(exchange, 202, new byte[0]);
        } else {
            respond(exchange, 200, blob, blob.content());
        }
    }

    /// Who has no lease may read all the same.
    private static boolean isKeptBy(HttpExchange exchange, Blob blob) {
        boolean reads =
                exchange.getRequestMethod().equals("GET")
                        || exchange.getRequestMethod().equals("HEAD")
                        || query(exchange).contains("comp=snapshot");
        return !reads
                && !blob.lease().isEmpty()
                && !blob.lease().equals(header(exchange, "x-ms-lease-id"));
    }

    private void put(HttpExchange exchange, String name, Blob blob, byte[] body)
            throws IOException {
        String match = header(exchange, "If-Match");
        if (blob != null && header(exchange, "If-None-Match").equals("*")) {
            fail(exchange, 409, "BlobAlreadyExists");
        } else if (!match.isEmpty() && (blob == null || !match.equals(blob.tag()))) {
            fail(exchange, 412, "ConditionNotMet");
        } else if (blob != null && isKeptBy(exchange, blob)) {
            fail(exchange, 412, "LeaseIdMissing");
        } else {
            blobs.put(name, tagged(body, metadata(exchange), blob == null ? "" : blob.lease()));
            respond(exchange, 201, blobs.get(name), new byte[0]);
        }
    }

    private Blob tagged(byte[] content, Map<String, String> metadata, String lease) {
        return new Blob(content, "\"0x" + ++tag + "\"", metadata, lease);
    }

    private static Map<String, String> metadata(HttpExchange exchange) {
        Map<String, String> metadata = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (name.toLowerCase(java.util.Locale.ROOT).startsWith("x-ms-meta-")) {
                        metadata.put(
                                name.toLowerCase(java.util.Locale.ROOT).substring(10),
                                values.getFirst());
                    }
                });
        return metadata;
    }

    private void lease(HttpExchange exchange, String name, Blob blob) throws IOException {
        if (header(exchange, "x-ms-lease-action").equals("break")) {
            blobs.put(name, new Blob(blob.content(), blob.tag(), blob.metadata(), ""));
            exchange.getResponseHeaders().set("x-ms-lease-time", "0");
            respond(exchange, 202, blobs.get(name), new byte[0]);
            return;
        }
        boolean acquires = header(exchange, "x-ms-lease-action").equals("acquire");
        String id = header(exchange, acquires ? "x-ms-proposed-lease-id" : "x-ms-lease-id");
        if (acquires && !blob.lease().isEmpty() && !blob.lease().equals(id)) {
            fail(exchange, 409, "LeaseAlreadyPresent");
        } else if (!acquires && !blob.lease().equals(id)) {
            fail(exchange, 409, "LeaseIdMismatchWithLeaseOperation");
        } else {
            blobs.put(
                    name,
                    new Blob(blob.content(), blob.tag(), blob.metadata(), acquires ? id : ""));
            exchange.getResponseHeaders().set("x-ms-lease-id", id);
            respond(exchange, acquires ? 201 : 200, blobs.get(name), new byte[0]);
        }
    }

    private static void respond(HttpExchange exchange, int status, Blob blob, byte[] bytes)
            throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("ETag", blob.tag());
        headers.set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
        headers.set("x-ms-lease-state", blob.lease().isEmpty() ? "available" : "leased");
        headers.set("x-ms-lease-status", blob.lease().isEmpty() ? "unlocked" : "locked");
        headers.set("x-ms-blob-type", "BlockBlob");
        blob.metadata().forEach((name, value) -> headers.set("x-ms-meta-" + name, value));
        respond(exchange, status, bytes);
    }

    private static void fail(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getResponseHeaders().set("x-ms-error-code", code);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        respond(
                exchange,
                status,
                ("<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>"
                                + code
                                + "</Code><Message>no</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, int status, byte[] bytes)
            throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head && bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
