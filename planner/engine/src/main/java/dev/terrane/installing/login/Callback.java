package dev.terrane.installing.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.terrane.installing.InstallationException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Listens on loopback for the browser that comes back from signing in.
final class Callback implements AutoCloseable {
    private static final String PATH = "/login";

    private final HttpServer server;
    private final BlockingQueue<Map<String, String>> answers = new LinkedBlockingQueue<>();

    private Callback(HttpServer server) {
        this.server = server;
    }

    /// @throws IOException where none of the ports is free
    static Callback listen(int lowestPort, int highestPort) throws IOException {
        IOException last = new IOException("there is none");
        for (int port = lowestPort; port <= highestPort; port++) {
            try {
                Callback callback =
                        new Callback(
                                HttpServer.create(
                                        new InetSocketAddress(
                                                InetAddress.getLoopbackAddress(), port),
                                        0));
                callback.server.createContext(PATH, callback::answer);
                callback.server.start();
                return callback;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /// Where the browser is to come back to.
    URI redirection() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + PATH);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            Map<String, String> fields = Form.decode(query == null ? "" : query);
            String outcome =
                    fields.containsKey("code")
                            ? "The command has what it needs."
                            : "Signing in did not work; the command says why.";
            byte[] page =
                    "<!doctype html><title>Terrane</title><p>%s You can close this page."
                            .formatted(outcome)
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            answers.add(fields);
        }
    }

    /// The code that a browser brings. One that comes without our state was sent by somebody else, and
    /// is passed over.
    String code(String state) throws InstallationException {
        try {
            Map<String, String> fields = answers.take();
            while (!state.equals(fields.get("state"))) {
                fields = answers.take();
            }
            String code = fields.getOrDefault("code", "");
            if (code.isEmpty()) {
                throw refused(fields);
            }
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstallationException(
                    "Signing in was interrupted", "Nothing was kept. Run it again.", e);
        }
    }

    private static InstallationException refused(Map<String, String> fields) {
        return new InstallationException(
                "Signing in was refused",
                "The host says: %s. Nothing was kept."
                        .formatted(
                                fields.getOrDefault(
                                        "error_description",
                                        fields.getOrDefault("error", "nothing at all"))));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
