package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// To which hosts requests go. A proxy on the loopback notes where it is asked to connect to, and
/// refuses.
class EndpointsTest {
    @TempDir Path directory;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private ServerSocket proxy;

    @BeforeEach
    void listen() throws IOException {
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::refuseAll);
    }

    private void refuseAll() {
        try {
            while (true) {
                try (Socket socket = proxy.accept()) {
                    note(socket);
                }
            }
        } catch (SocketException closed) {
            // the test is over
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(Socket socket) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String[] first = String.valueOf(in.readLine()).split(" ");
        if (first[0].equals("CONNECT")) {
            asked.add(first[1]);
        }
        String refused = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
        socket.getOutputStream().write(refused.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    private void ask(String type, String arguments, Map<String, String> variables) {
        ask(type, Map.of(), arguments, variables);
    }

    private void ask(
            String type, Map<String, Value> data, String arguments, Map<String, String> variables) {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.putIfAbsent("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        environment.put("AWS_MAX_ATTEMPTS", "1");
        environment.put("HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort());
        ProviderContext bare = TestContext.in(directory);
        Value config =
                Configurations.of(
                        AwsSchemas.provider().block(), Json.parse(arguments).orElseThrow());
        try (Provider provider = new AwsProviderFactory().create()) {
            assertThat(
                            provider.configure(
                                    config,
                                    new ProviderContext(
                                            directory,
                                            environment,
                                            bare.remoteStates(),
                                            bare.language())))
                    .isEmpty();
            ObjectBuilder asked = ObjectBuilder.of(AwsSchemas.dataSource(type).block());
            data.forEach(asked::set);
            var answer = provider.dataSource(type).read(asked.build());
            assertThat(answer.problems()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    aws_caller_identity   | {}                                                            | sts.us-east-1.amazonaws.com
                    aws_caller_identity   | {"region": "cn-north-1"}                                      | sts.cn-north-1.amazonaws.com.cn
                    aws_caller_identity   | {"use_fips_endpoint": true}                                   | sts-fips.us-east-1.amazonaws.com
                    aws_caller_identity   | {"region": "us-gov-west-1", "use_fips_endpoint": true}        | sts.us-gov-west-1.amazonaws.com
                    aws_caller_identity   | {"use_dualstack_endpoint": true}                              | sts.us-east-1.api.aws
                    aws_caller_identity   | {"sts_region": "eu-west-1"}                                   | sts.eu-west-1.amazonaws.com
                    aws_canonical_user_id | {}                                                            | s3.us-east-1.amazonaws.com
                    aws_canonical_user_id | {"s3_us_east_1_regional_endpoint": "regional"}                | s3.us-east-1.amazonaws.com
                    aws_canonical_user_id | {"s3_us_east_1_regional_endpoint": "legacy"}                  | s3.amazonaws.com
                    aws_canonical_user_id | {"region": "eu-west-1", "s3_us_east_1_regional_endpoint": "legacy"} | s3.eu-west-1.amazonaws.com
                    aws_canonical_user_id | {"use_fips_endpoint": true}                                   | s3-fips.us-east-1.amazonaws.com
                    aws_canonical_user_id | {"use_dualstack_endpoint": true}                              | s3.dualstack.us-east-1.amazonaws.com
                    aws_canonical_user_id | {"use_fips_endpoint": true, "use_dualstack_endpoint": true}   | s3-fips.dualstack.us-east-1.amazonaws.com
                    """)
    void goesWhereTheArgumentsSay(String type, String arguments, String host) {
        ask(type, arguments, Map.of());
        assertThat(asked).containsOnly(host + ":443");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_USE_FIPS_ENDPOINT, true, s3-fips.us-east-1.amazonaws.com",
        "AWS_USE_DUALSTACK_ENDPOINT, true, s3.dualstack.us-east-1.amazonaws.com",
        "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT, legacy, s3.amazonaws.com",
        "AWS_REGION, eu-west-1, s3.eu-west-1.amazonaws.com"
    })
    void goesWhereTheVariablesSay(String variable, String text, String host) {
        ask("aws_canonical_user_id", "{}", Map.of(variable, text));
        assertThat(asked).containsOnly(host + ":443");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                          | some-bucket.s3.us-east-1.amazonaws.com
                    {"s3_use_path_style": true} | s3.us-east-1.amazonaws.com
                    """)
    void namesABucketInTheHostOrInThePath(String arguments, String host) {
        ask("aws_s3_bucket", Map.of("bucket", Value.string("some-bucket")), arguments, Map.of());
        assertThat(asked).containsOnly(host + ":443");
    }

    @Test
    void goesToTheRegionOfEachConfiguration() {
        ask("aws_availability_zones", "{\"region\": \"us-west-2\"}", Map.of());
        ask("aws_availability_zones", "{\"region\": \"eu-north-1\"}", Map.of());
        assertThat(asked)
                .containsExactly(
                        "ec2.us-west-2.amazonaws.com:443", "ec2.eu-north-1.amazonaws.com:443");
    }

    /// Only who named it knows whether it is one of FIPS.
    @Test
    void takesAnEndpointAsItIsGiven() {
        ask(
                "aws_canonical_user_id",
                "{\"use_fips_endpoint\": true, \"use_dualstack_endpoint\": true,"
                        + " \"endpoints\": {\"s3\": \"https://buckets.example.org\"}}",
                Map.of());
        assertThat(asked).containsOnly("buckets.example.org:443");
    }
}
