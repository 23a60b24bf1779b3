package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;

/// A server on the loopback that answers each operation as it was told to: one answer after the
/// other, the last one again and again.
///
/// An operation is named as the service's model names it (`DescribeVpcs`); where that is not in the
/// request, by method and path (`PUT /bucket?tagging`).
final class ScriptedAws implements AutoCloseable {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    private final HttpServer server;
    private final Map<String, Deque<Answer>> script = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();

    /// @param status 0 to end the connection without an answer
    private record Answer(int status, String body) {}

    /// A request that came.
    ///
    /// @param body with `%`-escapes resolved
    record Call(String operation, String body) {}

    private ScriptedAws(HttpServer server) {
        this.server = server;
    }

    static ScriptedAws start() {
        try {
            return serving(HttpServer.create(loopback(), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScriptedAws startEncrypted(SSLContext context) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            return serving(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static ScriptedAws serving(HttpServer server, String scheme) {
        ScriptedAws aws = new ScriptedAws(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", aws::answer);
        server.start();
        aws.environment.put("AWS_REGION", "eu-central-1");
        aws.environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        aws.environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        aws.environment.put("AWS_MAX_ATTEMPTS", "2");
        aws.environment.put(
                "AWS_ENDPOINT_URL", scheme + "://127.0.0.1:" + server.getAddress().getPort());
        return aws;
    }

    /// Where it listens.
    String url() {
        return environment.get("AWS_ENDPOINT_URL");
    }

    ScriptedAws with(String variable, String text) {
        environment.put(variable, text);
        return this;
    }

    /// The next answers to an operation, each with status 200.
    ScriptedAws on(String operation, String... bodies) {
        Arrays.stream(bodies).forEach(body -> on(operation, 200, body));
        return this;
    }

    ScriptedAws on(String operation, int status, String body) {
        script.computeIfAbsent(operation, absent -> new ArrayDeque<>())
                .add(new Answer(status, body));
        return this;
    }

    /// What was told of an operation counts no more.
    ScriptedAws forget(String operation) {
        script.remove(operation);
        return this;
    }

    /// As EC2 refuses.
    ScriptedAws refuses(String operation, String code) {
        return on(
                operation,
                400,
                "<Response><Errors><Error><Code>"
                        + code
                        + "</Code><Message>it is so</Message></Error></Errors>"
                        + "<RequestID>r-1</RequestID></Response>");
    }

    /// Ends the connection without an answer.
    ScriptedAws hangsUp(String operation) {
        return on(operation, 0, "");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body =
                URLDecoder.decode(
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                                .replaceAll("%(?![0-9A-Fa-f]{2})", "%25"),
                        StandardCharsets.UTF_8);
        String operation = operation(exchange, body);
        calls.add(new Call(operation, body));
        Answer answer = next(operation);
        if (answer.status() > 0) {
            byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
        exchange.close();
    }

    private static String operation(HttpExchange exchange, String body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        Matcher action = ACTION.matcher(body);
        return action.find()
                ? action.group(1)
                : exchange.getRequestMethod() + " " + exchange.getRequestURI();
    }

    private synchronized Answer next(String operation) {
        Deque<Answer> answers = script.get(operation);
        if (answers == null) {
            return new Answer(501, "nothing is scripted for " + operation);
        }
        return answers.size() > 1 ? answers.remove() : answers.getFirst();
    }

    void forgetCalls() {
        calls.clear();
    }

    /// The operations that were called, in their order.
    List<String> operations() {
        return calls.stream().map(Call::operation).toList();
    }

    /// What was sent with the calls of an operation.
    List<String> sent(String operation) {
        return calls.stream()
                .filter(call -> call.operation().equals(operation))
                .map(Call::body)
                .toList();
    }

    Provider provider(Path directory) {
        return provider(directory, Map.of());
    }

    Provider provider(Path directory, Map<String, Value> arguments) {
        ObjectBuilder config = ObjectBuilder.of(AwsSchemas.provider().block());
        arguments.forEach(config::set);
        return provider(directory, config.build());
    }

    /// @param arguments of the provider, as JSON
    Provider configured(Path directory, String arguments) {
        return provider(
                directory,
                Configurations.of(
                        AwsSchemas.provider().block(), Json.parse(arguments).orElseThrow()));
    }

    private Provider provider(Path directory, Value config) {
        Provider provider = new AwsProviderFactory().create();
        ProviderContext bare = TestContext.in(directory);
        assertThat(
                        provider.configure(
                                config,
                                new ProviderContext(
                                        directory,
                                        environment,
                                        bare.remoteStates(),
                                        bare.language())))
                .isEmpty();
        return provider;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
