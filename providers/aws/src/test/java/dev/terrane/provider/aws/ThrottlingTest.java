package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A service that says for a while that there are too many requests slows a run down, and fails none.
class ThrottlingTest {
    private static final String REFUSAL =
            """
            <ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error>\
            <RequestId>r-1</RequestId></ErrorResponse>\
            """;
    private static final String ANSWER =
            """
            <GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account>\
            <Arn>arn:aws:iam::111122223333:user/me</Arn><UserId>me</UserId>\
            </GetCallerIdentityResult></GetCallerIdentityResponse>\
            """;

    @TempDir Path directory;

    private final AtomicInteger refusalsLeft = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        boolean refused = refusalsLeft.getAndDecrement() > 0;
        byte[] text = (refused ? REFUSAL : ANSWER).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refused ? 400 : 200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private Provider configured(Map<String, Value> arguments) {
        return configured(new AwsProviderFactory().create(), arguments);
    }

    private Provider configured(Provider provider, Map<String, Value> arguments) {
        ObjectBuilder config = ObjectBuilder.of(AwsSchemas.provider().block());
        arguments.forEach(config::set);
        ProviderContext bare = TestContext.in(directory);
        Map<String, String> environment =
                Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_REGION", "eu-central-1",
                        "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort());
        List<Problem> problems =
                provider.configure(
                        config.build(),
                        new ProviderContext(
                                directory, environment, bare.remoteStates(), bare.language()));
        assertThat(problems).isEmpty();
        return provider;
    }

    private static DataSources.Answer caller(Provider provider) {
        return provider.dataSource("aws_caller_identity")
                .read(AwsSchemas.dataSource("aws_caller_identity").block().emptyValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "adaptive"})
    void waitsUntilTheServiceAnswersAgain(String mode) {
        refusalsLeft.set(2);
        try (Provider provider = configured(Map.of("retry_mode", Value.string(mode)))) {
            assertThat(caller(provider).problems()).isEmpty();
        }
        assertThat(requests).hasValue(3);
    }

    @Test
    void failsNoneOfManyRequestsAtOnce() throws Exception {
        refusalsLeft.set(8);
        AwsProviderFactory factory = new AwsProviderFactory();
        Callable<DataSources.Answer> read =
                () -> {
                    try (Provider provider = configured(factory.create(), Map.of())) {
                        return caller(provider);
                    }
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(5, read))) {
                assertThat(answer.get().problems()).isEmpty();
            }
        }
        assertThat(requests).hasValue(13);
    }

    @Test
    void keepsThePaceForAllConfigurationsOfAnAccount() {
        AwsProviderFactory factory = new AwsProviderFactory();
        refusalsLeft.set(1);
        try (Provider one = configured(factory.create(), Map.of());
                Provider another = configured(factory.create(), Map.of())) {
            caller(one);
            long start = System.nanoTime();
            caller(another);
            caller(another);
            assertThat(System.nanoTime() - start).isGreaterThan(500_000_000L);
        }
    }

    @Test
    void endsWhereTheTokensOfTheBucketAreSpent() {
        refusalsLeft.set(100);
        var capacity = Map.of("token_bucket_rate_limiter_capacity", Value.number(10));
        try (Provider provider = configured(capacity)) {
            assertThat(caller(provider).problems().getFirst().detail())
                    .contains("Throttling", "limits the rate");
        }
        assertThat(requests).hasValue(3);
    }
}
