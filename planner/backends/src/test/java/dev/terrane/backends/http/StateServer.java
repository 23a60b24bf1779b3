package dev.terrane.backends.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import dev.terrane.state.LockInfo;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// A server on the loopback that keeps one state, and speaks Terraform's protocol.
final class StateServer implements AutoCloseable {
    private final HttpServer server;
    private final boolean versioned;
    private final String login;
    private final ConcurrentSkipListMap<String, byte[]> beside = new ConcurrentSkipListMap<>();
    private final AtomicInteger failing = new AtomicInteger();
    private byte @Nullable [] state;
    private int version;
    private volatile boolean refusesLocks;
    private @Nullable LockInfo lock;
    private byte @Nullable [] lockText;

    /// @param versioned whether it gives `ETag`s, and compares them
    /// @param login the header of those who may use it, empty for everybody
    StateServer(boolean versioned, String login) throws IOException {
        this(versioned, login, HttpServer.create(loopback(), 0));
    }

    /// Over TLS, for clients who show a certificate that it trusts.
    static StateServer secure(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters needed = context.getDefaultSSLParameters();
                        needed.setNeedClientAuth(true);
                        parameters.setSSLParameters(needed);
                    }
                });
        return new StateServer(true, "", server);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private StateServer(boolean versioned, String login, HttpServer server) {
        this.versioned = versioned;
        this.login = login;
        this.server = server;
        server.createContext("/state", this::answer);
        server.createContext("/beside/", this::answerBeside);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/state";
    }

    /// Where anything else may be kept.
    String besides() {
        return address().replaceAll("/state$", "/beside/prod{name}");
    }

    /// What is kept there.
    List<String> namesBeside() {
        return List.copyOf(beside.keySet());
    }

    /// The next answers say that the server is broken.
    void failNext(int times) {
        failing.set(times);
    }

    /// From now on nobody may lock.
    void refuseLocks() {
        refusesLocks = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (failing.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                send(exchange, 500, new byte[0]);
                return;
            }
            String given =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                            .orElse("");
            if (!login.isEmpty() && !login.equals(given)) {
                send(exchange, 401, new byte[0]);
                return;
            }
            if (refusesLocks && exchange.getRequestMethod().equals("LOCK")) {
                send(exchange, 403, new byte[0]);
                return;
            }
            synchronized (this) {
                switch (exchange.getRequestMethod()) {
                    case "GET" -> get(exchange);
                    case "POST" -> post(exchange, body);
                    case "LOCK" -> lock(exchange, body);
                    case "UNLOCK" -> unlock(exchange, body);
                    default -> send(exchange, 405, new byte[0]);
                }
            }
        }
    }

    private void answerBeside(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring("/beside/".length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (failing.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                send(exchange, 500, new byte[0]);
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "GET" -> {
                    byte[] kept = beside.get(name);
                    send(exchange, kept == null ? 404 : 200, kept == null ? new byte[0] : kept);
                }
                case "POST" -> {
                    beside.put(name, body);
                    send(exchange, 201, new byte[0]);
                }
                default -> send(exchange, beside.remove(name) == null ? 404 : 200, new byte[0]);
            }
        }
    }

    private void get(HttpExchange exchange) throws IOException {
        if (state == null) {
            send(exchange, 404, new byte[0]);
            return;
        }
        if (versioned) {
            exchange.getResponseHeaders().add("ETag", "\"" + version + "\"");
        }
        send(exchange, 200, state);
    }

    private void post(HttpExchange exchange, byte[] body) throws IOException {
        String id =
                Optional.ofNullable(exchange.getRequestURI().getQuery())
                        .map(query -> query.replace("ID=", ""))
                        .orElse("");
        LockInfo held = lock;
        if (held != null && !held.id().equals(id)) {
            send(exchange, 423, lockText == null ? new byte[0] : lockText);
            return;
        }
        String expected = exchange.getRequestHeaders().getFirst("If-Match");
        if (versioned && expected != null && !expected.equals("\"" + version + "\"")) {
            send(exchange, 412, new byte[0]);
            return;
        }
        state = body;
        version++;
        if (versioned) {
            exchange.getResponseHeaders().add("ETag", "\"" + version + "\"");
        }
        send(exchange, 200, new byte[0]);
    }

    private void lock(HttpExchange exchange, byte[] body) throws IOException {
        if (lock != null) {
            send(exchange, 423, lockText == null ? new byte[0] : lockText);
            return;
        }
        lock = LockInfo.read(new ByteArrayInputStream(body));
        lockText = body;
        send(exchange, 200, new byte[0]);
    }

    private void unlock(HttpExchange exchange, byte[] body) throws IOException {
        LockInfo given = LockInfo.read(new ByteArrayInputStream(body));
        LockInfo held = lock;
        if (held != null && !held.id().equals(given.id())) {
            send(exchange, 423, lockText == null ? new byte[0] : lockText);
            return;
        }
        lock = null;
        send(exchange, 200, new byte[0]);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
