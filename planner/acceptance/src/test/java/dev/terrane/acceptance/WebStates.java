package dev.terrane.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Executors;

/// A web server on the loopback that keeps one state, and speaks Terraform's protocol.
final class WebStates implements AutoCloseable {
    private final HttpServer server;
    private final String login;
    private byte @Nullable [] state;
    private byte @Nullable [] lock;
    private int asked;

    /// @param user who alone may use it; empty for everybody
    WebStates(String user, String password) throws IOException {
        login =
                user.isEmpty()
                        ? ""
                        : "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (user + ":" + password)
                                                        .getBytes(StandardCharsets.UTF_8));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/state", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/state";
    }

    /// How often somebody has asked for the lock.
    synchronized int asked() {
        return asked;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!login.isEmpty() && !login.equals(given)) {
            send(exchange, 401, new byte[0]);
            return;
        }
        byte[] held = lock;
        byte[] kept = state;
        switch (exchange.getRequestMethod()) {
            case "GET" ->
                    send(exchange, kept == null ? 404 : 200, kept == null ? new byte[0] : kept);
            case "POST" -> {
                state = body;
                send(exchange, 200, new byte[0]);
            }
            case "LOCK" -> {
                asked++;
                lock = held == null ? body : held;
                send(exchange, held == null ? 200 : 423, held == null ? new byte[0] : held);
            }
            case "UNLOCK" -> {
                lock = null;
                send(exchange, 200, new byte[0]);
            }
            default -> send(exchange, 405, new byte[0]);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
