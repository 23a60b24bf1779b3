package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What goes wrong is told: what was being done, what AWS answered, what to do.
class FailuresTest {
    private static final String SECRET = "s3cr3t-that-nobody-may-see";
    private static final Map<String, String> KEYS =
            Map.of(
                    "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                    "AWS_SECRET_ACCESS_KEY", SECRET,
                    "AWS_REGION", "eu-central-1",
                    "AWS_MAX_ATTEMPTS", "2");

    @TempDir Path directory;

    private final AtomicInteger requests = new AtomicInteger();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    AccessDenied          | 403 | do not allow this operation
                    ExpiredToken          | 403 | sign in again
                    InvalidClientTokenId  | 403 | AWS does not know these credentials
                    SignatureDoesNotMatch | 403 | secret key does not belong
                    Throttling            | 400 | limits the rate
                    SomethingElse         | 400 | SomethingElse: the message
                    """)
    void saysWhatAwsAnsweredAndWhatToDo(String code, int status, String told) throws IOException {
        HttpServer server = answering(status, error(code));
        try {
            Problem problem = caller(at(server)).problems().getFirst();
            assertThat(problem.summary()).isEqualTo("AWS refused a request");
            assertThat(problem.detail())
                    .contains("reading data aws_caller_identity", "GetCallerIdentity", code, told)
                    .doesNotContain(SECRET);
        } finally {
            server.stop(0);
        }
    }

    private static String error(String code) {
        return """
        <ErrorResponse><Error><Code>%s</Code><Message>the message</Message></Error>\
        <RequestId>r-1</RequestId></ErrorResponse>\
        """
                .formatted(code);
    }

    @Test
    void triesAgainWhereThatMayHelp() throws IOException {
        HttpServer server = answering(500, error("InternalFailure"));
        try {
            caller(at(server));
            assertThat(requests).hasValue(2);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void doesNotTryAgainWhereItIsRefused() throws IOException {
        HttpServer server = answering(403, error("AccessDenied"));
        try {
            caller(at(server));
            assertThat(requests).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    private HttpServer answering(int status, String body) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    byte[] text = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(status, text.length);
                    exchange.getResponseBody().write(text);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static Map<String, String> at(HttpServer server) {
        return with(KEYS, "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static Map<String, String> with(
            Map<String, String> environment, String name, String text) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, text);
        return more;
    }

    private DataSources.Answer caller(Map<String, String> environment) {
        try (Provider provider = configured(environment, Map.of())) {
            return provider.dataSource("aws_caller_identity")
                    .read(AwsSchemas.dataSource("aws_caller_identity").block().emptyValue());
        }
    }

    private Provider configured(Map<String, String> environment, Map<String, Value> arguments) {
        Provider provider = new AwsProviderFactory().create();
        assertThat(configure(provider, environment, arguments)).isEmpty();
        return provider;
    }

    private List<Problem> configure(
            Provider provider, Map<String, String> environment, Map<String, Value> arguments) {
        ObjectBuilder config = ObjectBuilder.of(AwsSchemas.provider().block());
        arguments.forEach(config::set);
        ProviderContext bare = TestContext.in(directory);
        return provider.configure(
                config.build(),
                new ProviderContext(directory, environment, bare.remoteStates(), bare.language()));
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var answer = caller(with(KEYS, "AWS_ENDPOINT_URL_STS", "http://127.0.0.1:" + port));
        assertThat(answer.problems().getFirst().summary()).isEqualTo("AWS could not be reached");
        assertThat(answer.problems().getFirst().detail())
                .contains("GetCallerIdentity", "does not accept connections");
    }

    @Test
    void saysThatThereAreNoCredentials() {
        var answer =
                caller(Map.of("AWS_REGION", "eu-central-1", "AWS_EC2_METADATA_DISABLED", "true"));
        assertThat(answer.problems().getFirst().summary()).isEqualTo("No AWS credentials");
        assertThat(answer.problems().getFirst().detail())
                .contains("AWS_ACCESS_KEY_ID", "AWS_PROFILE");
    }

    @Test
    void saysThatThereIsNoRegion() {
        Map<String, String> environment = new TreeMap<>(KEYS);
        environment.remove("AWS_REGION");
        assertThat(caller(environment).problems().getFirst().path())
                .isEqualTo(ValuePath.attribute("region"));
    }

    @Test
    void refusesARegionThatThereIsNot() {
        var problems =
                configure(
                        new AwsProviderFactory().create(),
                        with(KEYS, "AWS_REGION", "mars-north-1"),
                        Map.of());
        assertThat(problems.getFirst().summary()).isEqualTo("Invalid AWS region");
        assertThat(
                        configure(
                                new AwsProviderFactory().create(),
                                with(KEYS, "AWS_REGION", "mars-north-1"),
                                Map.of("skip_region_validation", Value.TRUE)))
                .isEmpty();
    }

    @Test
    void asksForNoAccountWhereThatIsSkipped() {
        try (ScriptedAws aws = ScriptedAws.start();
                Provider provider =
                        aws.on("ListRoles", "<R/>")
                                .on(
                                        "GetRole",
                                        "<R><GetRoleResult><Role><RoleName>r</RoleName></Role></GetRoleResult></R>")
                                .on("ListRolePolicies", "<R/>")
                                .on("ListAttachedRolePolicies", "<R/>")
                                .configured(
                                        directory,
                                        "{\"skip_requesting_account_id\": true, \"skip_credentials_validation\": true}")) {
            Value prior =
                    ObjectBuilder.of(AwsSchemas.resourceType("aws_iam_role").block())
                            .set("id", "r")
                            .build();
            assertThat(
                            provider.resource("aws_iam_role")
                                    .read(new ReadRequest(prior, PrivateData.NONE))
                                    .problems())
                    .isEmpty();
            assertThat(aws.operations()).doesNotContain("GetCallerIdentity");
        }
    }

    @Test
    void refusesAnAccountThatIsForbidden() {
        try (ScriptedAws aws = ScriptedAws.start();
                Provider provider =
                        aws.on(
                                        "GetCallerIdentity",
                                        "<R><GetCallerIdentityResult><Account>111122223333</Account>"
                                                + "</GetCallerIdentityResult></R>")
                                .configured(
                                        directory,
                                        "{\"forbidden_account_ids\": [\"111122223333\"]}")) {
            var answer = Life.of(provider, "aws_vpc").apply("{\"cidr_block\": \"10.0.0.0/16\"}");
            assertThat(answer.problems().getFirst().summary()).isEqualTo("AWS account not allowed");
            assertThat(aws.operations()).containsExactly("GetCallerIdentity");
        }
    }

    @Test
    void refusesAnAccountThatIsNotAllowed() throws IOException {
        HttpServer server =
                answering(
                        200,
                        """
                        <GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account>\
                        </GetCallerIdentityResult></GetCallerIdentityResponse>\
                        """);
        Value allowed = Value.set(Type.STRING, List.of(Value.string("999988887777")));
        try (Provider provider = configured(at(server), Map.of("allowed_account_ids", allowed))) {
            Value prior =
                    ObjectBuilder.of(AwsSchemas.resourceType("aws_vpc").block())
                            .set("id", "vpc-1")
                            .build();
            var answer =
                    provider.resource("aws_vpc").read(new ReadRequest(prior, PrivateData.NONE));
            assertThat(answer.problems().getFirst().detail()).contains("111122223333");
            assertThat(answer.object()).isEqualTo(prior);
            assertThat(requests).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void takesKeysAndRegionFromAProfile() throws IOException {
        Files.writeString(
                directory.resolve("config"),
                """
                [profile other]
                region = us-west-2
                aws_access_key_id = AKIDOTHER
                aws_secret_access_key = %s
                """
                        .formatted(SECRET));
        HttpServer server = answering(403, error("AccessDenied"));
        Map<String, String> environment =
                Map.of(
                        "AWS_PROFILE", "other",
                        "AWS_CONFIG_FILE", "config",
                        "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort());
        try {
            assertThat(caller(environment).problems().getFirst().detail()).contains("AccessDenied");
            assertThat(requests).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysThatThereIsNoSuchProfile() {
        try (Provider provider = configured(KEYS, Map.of("profile", Value.string("missing")))) {
            var answer =
                    provider.dataSource("aws_caller_identity")
                            .read(
                                    AwsSchemas.dataSource("aws_caller_identity")
                                            .block()
                                            .emptyValue());
            assertThat(answer.problems().getFirst().summary()).isEqualTo("No such profile");
        }
    }

    @Test
    void plansWithoutARequest() {
        try (Provider provider = configured(KEYS, Map.of())) {
            Schema.Block block = AwsSchemas.resourceType("aws_sqs_queue").block();
            Value config = ObjectBuilder.of(block).set("name", "q").set("fifo_queue", true).build();
            PlanAnswer answer =
                    provider.resource("aws_sqs_queue")
                            .plan(
                                    new PlanRequest(
                                            Value.nullOf(block.impliedType()),
                                            config,
                                            config,
                                            PrivateData.NONE));
            assertThat(answer.problems().getFirst().path()).isEqualTo(ValuePath.attribute("name"));
        }
    }
}
