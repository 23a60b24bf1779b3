package dev.terrane.backends.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/// Stands before an emulator, which knows no rights, and refuses what somebody may not do, as AWS would.
final class RefusingServer implements AutoCloseable {
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final String target;
    private final Predicate<Asked> refused;

    /// @param target what DynamoDB is asked for, empty of S3
    record Asked(String method, String path, String target) {}

    RefusingServer(String target, Predicate<Asked> refused) throws IOException {
        this.target = target;
        this.refused = refused;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String wanted =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                        .orElse("");
        Asked asked =
                new Asked(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), wanted);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (refused.test(asked)) {
            refuse(exchange, !wanted.isEmpty());
            return;
        }
        try {
            pass(exchange, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(HttpExchange exchange, boolean json) throws IOException {
        byte[] bytes =
                (json
                                ? "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"no\"}"
                                : "<Error><Code>AccessDenied</Code><Message>no</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(json ? 400 : 403, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
        answer.headers()
                .map()
                .forEach((name, values) -> {
                    if (!OWN.contains(name) && !name.equals("transfer-encoding")) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
        byte[] bytes = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
