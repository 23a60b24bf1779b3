package dev.terrane.backends.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateFiles;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// As whom AWS is asked, in which account, and whom we believe that it is AWS: against a server that
/// answers as S3, STS and the service on a machine do.
class S3AccessTest {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir Path directory;

    private HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        serve(HttpServer.create(loopback(), 0));
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void serve(HttpServer other) {
        server = other;
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        asked.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        if (body.contains("GetCallerIdentity")) {
            reply(
                    exchange,
                    200,
                    "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
        } else if (path.equals("/latest/api/token")) {
            exchange.getResponseHeaders().add("x-aws-ec2-metadata-token-ttl-seconds", "600");
            reply(exchange, 200, "token");
        } else if (path.matches("/latest/meta-data/iam/security-credentials(-extended)?/?")) {
            reply(exchange, path.contains("extended") ? 404 : 200, "role");
        } else if (path.startsWith("/latest/meta-data/iam/security-credentials/")) {
            reply(
                    exchange,
                    200,
                    "{\"Code\":\"Success\",\"AccessKeyId\":\"AKIAMACHINE\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"2999-01-01T00:00:00Z\"}");
        } else {
            reply(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>");
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void anAccountThatIsAllowedIsUsed() throws Exception {
        assertThat(read(Map.of("allowed_account_ids", texts("111122223333"))))
                .isEqualTo(StateSnapshot.EMPTY);
        assertThat(read(Map.of("forbidden_account_ids", texts("444455556666"))))
                .isEqualTo(StateSnapshot.EMPTY);
    }

    @Test
    void anotherAccountIsNotUsed() {
        assertThatThrownBy(() -> read(Map.of("allowed_account_ids", texts("444455556666"))))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("AWS account not allowed")
                .hasMessageContaining("111122223333");
        assertThatThrownBy(() -> read(Map.of("forbidden_account_ids", texts("111122223333"))))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("stands among \"forbidden_account_ids\"");
        assertThat(asked).noneMatch(request -> request.startsWith("/bucket"));
    }

    @Test
    void accountsThatCanNotBeToldAreRefused() {
        assertThatThrownBy(() ->
                        read(
                                Map.of(
                                        "allowed_account_ids",
                                        texts("1"),
                                        "skip_requesting_account_id",
                                        Value.TRUE)))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("skip_requesting_account_id");
        assertThatThrownBy(() ->
                        read(
                                Map.of(
                                        "allowed_account_ids",
                                        texts("1"),
                                        "forbidden_account_ids",
                                        texts("2"))))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("exclude each other");
    }

    @Test
    void theServiceOfTheMachineGivesCredentials() throws Exception {
        assumeTrue(
                System.getenv("AWS_ACCESS_KEY_ID") == null
                        && System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI") == null,
                "the environment gives credentials of its own");
        Map<String, Value> without = new TreeMap<>();
        without.put("access_key", Value.nullOf(Type.STRING));
        without.put("secret_key", Value.nullOf(Type.STRING));
        without.put("ec2_metadata_service_endpoint", Value.string(endpoint("http")));

        assertThat(read(without)).isEqualTo(StateSnapshot.EMPTY);
        assertThat(asked)
                .anyMatch(request ->
                        request.startsWith("/bucket") && request.contains("AKIAMACHINE"));
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThatThrownBy(() -> read(Map.of("retry_mode", Value.string("wild"))))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("\"retry_mode\" is \"standard\" or \"adaptive\"");
        assertThatThrownBy(() ->
                        read(
                                Map.of(
                                        "access_key",
                                        Value.nullOf(Type.STRING),
                                        "secret_key",
                                        Value.nullOf(Type.STRING),
                                        "ec2_metadata_service_endpoint_mode",
                                        Value.string("IPv5"))))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("IPv5");
    }

    @Test
    void bothModesOfRetryingWork() throws Exception {
        assertThat(read(Map.of("retry_mode", Value.string("standard"))))
                .isEqualTo(StateSnapshot.EMPTY);
        assertThat(read(Map.of("retry_mode", Value.string("adaptive"))))
                .isEqualTo(StateSnapshot.EMPTY);
    }

    @Test
    void aServerIsBelievedByTheBundleOrByAnyMeansWhereThatIsAskedFor() throws Exception {
        Path certificate = overTls();

        assertThatThrownBy(() -> read(Map.of())).isInstanceOf(StateStoreException.class);
        assertThat(read(Map.of("custom_ca_bundle", Value.string(certificate.toString()))))
                .isEqualTo(StateSnapshot.EMPTY);
        assertThat(read(Map.of("insecure", Value.TRUE))).isEqualTo(StateSnapshot.EMPTY);
        assertThatThrownBy(() -> read(Map.of("custom_ca_bundle", Value.string("absent.pem"))))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("absent.pem");
    }

    /// The server from now on, with a certificate that it gave itself.
    private Path overTls() throws Exception {
        server.stop(0);
        Path keys = directory.resolve("keys.p12");
        Path certificate = directory.resolve("certificate.pem");
        keytool(
                "-genkeypair -alias a -keyalg EC -dname CN=localhost -ext SAN=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -keystore %s -storepass password"
                        .formatted(keys));
        keytool(
                "-exportcert -rfc -alias a -keystore %s -storepass password -file %s"
                        .formatted(keys, certificate));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD);
        }
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer secure = HttpsServer.create(loopback(), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context));
        serve(secure);
        return certificate;
    }

    private static void keytool(String arguments) throws Exception {
        String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process =
                new ProcessBuilder((program + " " + arguments).split(" "))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private String endpoint(String scheme) {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    private StateSnapshot read(Map<String, Value> further) throws StateStoreException {
        Map<String, Value> given = new TreeMap<>();
        given.put("bucket", Value.string("bucket"));
        given.put("key", Value.string("key"));
        given.put("region", Value.string("us-east-1"));
        given.put("access_key", Value.string("test"));
        given.put("secret_key", Value.string("test"));
        given.put("use_path_style", Value.TRUE);
        given.put("max_retries", Value.number(0));
        Value endpoint = Value.string(endpoint(server instanceof HttpsServer ? "https" : "http"));
        given.put("endpoints", Value.object(Map.of("s3", endpoint, "sts", endpoint)));
        given.putAll(further);
        BackendContext context =
                new BackendContext(
                        directory,
                        Map.of(),
                        new StateFiles(),
                        Clock.systemUTC(),
                        UUID::randomUUID,
                        sentence -> {},
                        BackendContext.OlderPaths.NONE);
        try (StateBackend backend =
                new S3BackendType().open(BackendArguments.NONE.with(given), context)) {
            return backend.store("default").read();
        }
    }

    private static Value texts(String... all) {
        return Value.list(Type.STRING, List.of(all).stream().<Value>map(Value::string).toList());
    }
}
