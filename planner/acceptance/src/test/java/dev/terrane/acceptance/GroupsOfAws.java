package dev.terrane.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/// The groups of IAM, served on the loopback as its model says, with all that can go wrong.
final class GroupsOfAws implements AutoCloseable {
    private static final String HANG_UP = "";

    /// Paths, by names.
    final Map<String, String> groups = new ConcurrentSkipListMap<>();

    private final Map<String, Deque<String>> refusals = new ConcurrentHashMap<>();
    private final HttpServer server;

    GroupsOfAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "very-secret",
                "AWS_REGION", "eu-central-1");
    }

    /// The next requests of an operation about a group are refused.
    ///
    /// @param codes one for each request
    GroupsOfAws refuses(String operation, String group, String... codes) {
        refusals.put(operation + " " + group, new ArrayDeque<>(Arrays.asList(codes)));
        return this;
    }

    /// Does the next one, but ends the connection before there is an answer.
    GroupsOfAws hangsUpAfter(String operation, String group) {
        return refuses(operation, group, HANG_UP);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> request =
                Arrays.stream(form.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0],
                                        pair ->
                                                URLDecoder.decode(
                                                        pair[1], StandardCharsets.UTF_8)));
        String operation = request.getOrDefault("Action", "");
        String name = request.getOrDefault("GroupName", "");
        Deque<String> refused = refusals.getOrDefault(operation + " " + name, new ArrayDeque<>());
        if (refused.isEmpty()) {
            done(exchange, operation, name, request);
        } else if (refused.peek().equals(HANG_UP)) {
            refused.remove();
            change(operation, name, request);
            exchange.close();
        } else {
            refuse(exchange, 403, refused.remove());
        }
    }

    private void done(
            HttpExchange exchange, String operation, String name, Map<String, String> request)
            throws IOException {
        change(operation, name, request);
        if (operation.equals("GetGroup") && !groups.containsKey(name)) {
            refuse(exchange, 404, "NoSuchEntity");
            return;
        }
        String group =
                "<Group><GroupName>%1$s</GroupName><GroupId>id-%1$s</GroupId><Path>%2$s</Path><Arn>arn:%1$s</Arn></Group>"
                        .formatted(name, groups.getOrDefault(name, "/"));
        send(exchange, 200, "<R><%1$sResult>%2$s</%1$sResult></R>".formatted(operation, group));
    }

    private void change(String operation, String name, Map<String, String> request) {
        switch (operation) {
            case "CreateGroup" -> groups.put(name, request.getOrDefault("Path", "/"));
            case "UpdateGroup" -> groups.put(name, request.getOrDefault("NewPath", "/"));
            case "DeleteGroup" -> groups.remove(name);
            default -> {
                // reading changes nothing
            }
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        send(
                exchange,
                status,
                "<ErrorResponse><Error><Code>%s</Code><Message>it is so</Message></Error></ErrorResponse>"
                        .formatted(code));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
