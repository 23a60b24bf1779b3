package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.support.ObjectBuilder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reading n objects costs as many calls as there are pages.
class CallCountTest {
    private static final Pattern ID = Pattern.compile("\\b(?:subnet|i|vpc)-\\d+\\b");
    private static final int MANY = 250;

    @TempDir Path directory;

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private HttpServer server;
    private Provider provider;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        ProviderContext bare = TestContext.in(directory);
        Map<String, String> environment =
                Map.of(
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "x",
                        "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort());
        provider = new AwsProviderFactory().create();
        assertThat(
                        provider.configure(
                                AwsSchemas.provider().block().emptyValue(),
                                new ProviderContext(
                                        directory,
                                        environment,
                                        bare.remoteStates(),
                                        bare.language())))
                .isEmpty();
    }

    @AfterEach
    void stop() {
        provider.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request =
                URLDecoder.decode(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8);
        Matcher action = Pattern.compile("Action=(\\w+)").matcher(request);
        assertThat(action.find()).isTrue();
        calls.computeIfAbsent(action.group(1), name -> new AtomicInteger()).incrementAndGet();
        byte[] text = answer(action.group(1), request).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    /// All that is asked for is there, but for what ends in 7.
    private static String answer(String action, String request) {
        List<String> ids =
                ID.matcher(request)
                        .results()
                        .map(found -> found.group())
                        .filter(id -> !id.endsWith("7"))
                        .toList();
        return switch (action) {
            case "DescribeSubnets" ->
                    answer(
                            action,
                            "subnetSet",
                            ids,
                            "<subnetId>%s</subnetId><state>available</state>");
            case "DescribeInstances" ->
                    answer(
                            action,
                            "reservationSet",
                            ids,
                            "<instancesSet><item><instanceId>%s</instanceId><imageId>ami-1</imageId>"
                                    + "<instanceType>m5.large</instanceType><placement/>"
                                    + "<instanceState><code>16</code><name>running</name></instanceState>"
                                    + "</item></instancesSet>");
            case "DescribeInstanceAttribute" ->
                    answer(action, "ignored", List.of(), "")
                            .replace(
                                    "<ignored>",
                                    "<userData><value>eA==</value></userData><ignored>");
            default -> answer(action, "ignored", List.of(), "");
        };
    }

    private static String answer(String action, String set, List<String> ids, String item) {
        return ids.stream()
                .map(id -> "<item>" + item.formatted(id) + "</item>")
                .collect(
                        Collectors.joining(
                                "",
                                "<" + action + "Response><" + set + ">",
                                "</" + set + "></" + action + "Response>"));
    }

    private List<ReadAnswer> read(String type, String prefix, Map<String, String> arguments) {
        List<ReadRequest> requests =
                IntStream.range(0, MANY)
                        .mapToObj(number -> {
                            ObjectBuilder prior =
                                    ObjectBuilder.of(AwsSchemas.resourceType(type).block())
                                            .set("id", prefix + number);
                            arguments.forEach(prior::set);
                            return new ReadRequest(prior.build(), PrivateData.NONE);
                        })
                        .toList();
        return provider.batchReads(type).orElseThrow().readMany(requests);
    }

    private Map<String, Integer> counted() {
        return calls.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get()));
    }

    @Test
    void readsSubnetsByPages() {
        List<ReadAnswer> answers = read("aws_subnet", "subnet-", Map.of());
        assertThat(counted()).isEqualTo(Map.of("DescribeSubnets", 3));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.problems()).isEmpty());
        assertThat(answers.get(7).object().isNull()).isTrue();
        assertThat(answers.stream().filter(answer -> answer.object().isNull())).hasSize(25);
    }

    /// What AWS tells of one instance alone: protection from stop and termination, and what a shutdown
    /// does.
    @Test
    void asksForThreeAttributesOfEachInstance() {
        List<ReadAnswer> answers =
                read("aws_instance", "i-", Map.of("arn", "arn:aws:ec2:eu-central-1:1:instance/i"));
        int there = MANY - 25;
        assertThat(answers).allSatisfy(answer -> assertThat(answer.problems()).isEmpty());
        assertThat(counted())
                .containsEntry("DescribeInstances", 3)
                .containsEntry("DescribeInstanceAttribute", 3 * there)
                .doesNotContainKey("DescribeInstanceCreditSpecifications");
    }

    @Test
    void asksForUserDataWhereThereWasSome() {
        List<ReadAnswer> answers =
                read(
                        "aws_instance",
                        "i-",
                        Map.of("arn", "arn:aws:ec2:eu-central-1:1:instance/i", "user_data", "abc"));
        int there = MANY - 25;
        assertThat(counted()).containsEntry("DescribeInstanceAttribute", 4 * there);
        assertThat(answers.getFirst().object().asMap().get("user_data").asString())
                .isEqualTo("11f6ad8ec52a2984abaafd7c3b516503785c2072");
    }
}
