package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where credentials come from. A server on the loopback plays STS, single sign-on, and the agents of
/// containers and machines; the key that signs the last request says which credentials were used.
class CredentialsTest {
    private static final Pattern KEY = Pattern.compile("Credential=(\\w+)/");

    @TempDir Path directory;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("HOME", directory.toString());
        environment.put("AWS_ENDPOINT_URL", address());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        Files.createDirectories(directory.resolve(".aws/sso/cache"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body =
                URLDecoder.decode(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String signed = exchange.getRequestHeaders().getFirst("Authorization");
        Matcher key = KEY.matcher(signed == null ? "" : signed);
        String who = key.find() ? key.group(1) : "nobody";
        byte[] text = answer(exchange, path, body, who).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private String answer(HttpExchange exchange, String path, String body, String who) {
        if (body.contains("Action=AssumeRole")) {
            Matcher role = Pattern.compile("RoleArn=arn:aws:iam::1:role/(\\w+)").matcher(body);
            assertThat(role.find()).isTrue();
            requests.add(who + " assumes " + role.group(1) + token(body));
            return assumed(
                    body.contains("WithWebIdentity") ? "AssumeRoleWithWebIdentity" : "AssumeRole",
                    "AKID" + role.group(1));
        }
        if (path.equals("/federation/credentials")) {
            requests.add(
                    "signed on with "
                            + exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token")
                            + " as "
                            + exchange.getRequestURI().getQuery());
            return """
            {"roleCredentials": {"accessKeyId": "AKIDSSO", "secretAccessKey": "s", "sessionToken": "t",
              "expiration": 4102444800000}}\
            """;
        }
        if (path.equals("/token")) {
            requests.add("renewed");
            return "{\"accessToken\": \"newer\", \"expiresIn\": 3600}";
        }
        if (path.equals("/container")) {
            requests.add("container " + exchange.getRequestHeaders().getFirst("Authorization"));
            return """
            {"AccessKeyId": "AKIDCONTAINER", "SecretAccessKey": "s", "Token": "t",
              "Expiration": "2100-01-01T00:00:00Z"}\
            """;
        }
        if (path.equals("/latest/api/token")) {
            exchange.getResponseHeaders().add("x-aws-ec2-metadata-token-ttl-seconds", "21600");
            return "metadata-token";
        }
        if (path.equals("/latest/meta-data/iam/security-credentials/")
                || path.equals("/latest/meta-data/iam/security-credentials-extended/")) {
            return "machine";
        }
        if (path.startsWith("/latest/meta-data/iam/")) {
            requests.add("machine");
            return """
            {"Code": "Success", "LastUpdated": "2020-01-01T00:00:00Z", "Type": "AWS-HMAC",
              "AccessKeyId": "AKIDMACHINE", "SecretAccessKey": "s", "Token": "t",
              "Expiration": "2100-01-01T00:00:00Z"}\
            """;
        }
        requests.add(who);
        return "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account>"
                + "<Arn>arn:aws:iam::1:user/u</Arn><UserId>u</UserId>"
                + "</GetCallerIdentityResult></GetCallerIdentityResponse>";
    }

    private static String token(String body) {
        Matcher token = Pattern.compile("WebIdentityToken=(\\w+)").matcher(body);
        return token.find() ? " with " + token.group(1) : "";
    }

    private static String assumed(String action, String key) {
        return """
        <%1$sResponse><%1$sResult><Credentials><AccessKeyId>%2$s</AccessKeyId>\
        <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>\
        <Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></%1$sResult></%1$sResponse>\
        """
                .formatted(action, key);
    }

    private void config(String text) throws IOException {
        Files.writeString(directory.resolve(".aws/config"), text);
    }

    private DataSources.Answer ask(Map<String, Value> arguments) {
        ObjectBuilder config = ObjectBuilder.of(AwsSchemas.provider().block());
        arguments.forEach(config::set);
        ProviderContext bare = TestContext.in(directory);
        try (Provider provider = new AwsProviderFactory().create()) {
            assertThat(
                            provider.configure(
                                    config.build(),
                                    new ProviderContext(
                                            directory,
                                            environment,
                                            bare.remoteStates(),
                                            bare.language())))
                    .isEmpty();
            return provider.dataSource("aws_caller_identity")
                    .read(AwsSchemas.dataSource("aws_caller_identity").block().emptyValue());
        }
    }

    private void askInPeace() {
        assertThat(ask(Map.of()).problems()).isEmpty();
    }

    private String complaint() {
        var problems = ask(Map.of()).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst().detail();
    }

    @Test
    void assumesRolesInAChain() {
        environment.put("AWS_ACCESS_KEY_ID", "AKIDUSER");
        environment.put("AWS_SECRET_ACCESS_KEY", "s");
        Schema.Block role = AwsSchemas.provider().block().blocks().get("assume_role").block();
        List<Value> chain =
                Stream.of("one", "two", "three")
                        .map(name ->
                                ObjectBuilder.of(role)
                                        .set("role_arn", "arn:aws:iam::1:role/" + name)
                                        .build())
                        .toList();
        assertThat(ask(Map.of("assume_role", Value.list(role.impliedType(), chain))).problems())
                .isEmpty();
        assertThat(requests)
                .containsExactly(
                        "AKIDUSER assumes one",
                        "AKIDone assumes two",
                        "AKIDtwo assumes three",
                        "AKIDthree");
    }

    @Test
    void followsSourceProfiles() throws IOException {
        config(
                """
                [profile far]
                role_arn = arn:aws:iam::1:role/far
                source_profile = near
                [profile near]
                role_arn = arn:aws:iam::1:role/near
                source_profile = keys
                [profile keys]
                aws_access_key_id = AKIDKEYS
                aws_secret_access_key = s
                """);
        environment.put("AWS_PROFILE", "far");
        askInPeace();
        assertThat(requests)
                .containsExactly("AKIDKEYS assumes near", "AKIDnear assumes far", "AKIDfar");
    }

    @Test
    void saysThatProfilesAreEachOthersSource() throws IOException {
        config(
                """
                [profile a]
                role_arn = arn:aws:iam::1:role/a
                source_profile = b
                [profile b]
                role_arn = arn:aws:iam::1:role/b
                source_profile = a
                """);
        environment.put("AWS_PROFILE", "a");
        assertThat(complaint()).contains("a, b are each other's");
        assertThat(requests).isEmpty();
    }

    @Test
    void saysThatNobodyCanBeAskedForTheCodeOfADevice() throws IOException {
        config(
                """
                [profile a]
                role_arn = arn:aws:iam::1:role/a
                source_profile = keys
                mfa_serial = arn:aws:iam::1:mfa/me
                [profile keys]
                aws_access_key_id = AKIDKEYS
                aws_secret_access_key = s
                """);
        environment.put("AWS_PROFILE", "a");
        assertThat(complaint()).contains("mfa_serial", "export-credentials");
        assertThat(requests).isEmpty();
    }

    /// As `aws configure export-credentials` writes them once the code was typed.
    @Test
    void takesKeysOfASessionThatACodeHasOpened() {
        environment.put("AWS_ACCESS_KEY_ID", "AKIDSESSION");
        environment.put("AWS_SECRET_ACCESS_KEY", "s");
        environment.put("AWS_SESSION_TOKEN", "t");
        askInPeace();
        assertThat(requests).containsExactly("AKIDSESSION");
    }

    @Test
    void signsOnWithTheTokenOfASession() throws IOException {
        signOn("2100-01-01T00:00:00Z", "");
        askInPeace();
        assertThat(requests).hasSize(2).last().isEqualTo("AKIDSSO");
        assertThat(requests.getFirst())
                .startsWith("signed on with tok")
                .contains("account_id=123", "role_name=admin");
    }

    /// The file is named by the SHA-1 of the session's name.
    private void signOn(String expiry, String more) throws IOException {
        config(
                """
                [profile p]
                sso_session = corp
                sso_account_id = 123
                sso_role_name = admin
                [sso-session corp]
                sso_start_url = https://corp.example.org/start
                sso_region = eu-west-1
                """);
        environment.put("AWS_PROFILE", "p");
        Files.writeString(
                directory.resolve(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"),
                "{\"accessToken\": \"tok\", \"expiresAt\": \"" + expiry + "\"" + more + "}");
    }

    @Test
    void renewsATokenThatHasExpired() throws IOException {
        signOn(
                "2020-01-01T00:00:00Z",
                ", \"clientId\": \"c\", \"clientSecret\": \"s\", \"refreshToken\": \"r\"");
        askInPeace();
        assertThat(requests.getFirst()).isEqualTo("renewed");
        assertThat(requests.get(1)).startsWith("signed on with newer");
    }

    @Test
    void saysThatTheSignInHasExpired() throws IOException {
        signOn("2020-01-01T00:00:00Z", "");
        assertThat(complaint()).contains("has expired", "aws sso login").doesNotContain("tok\"");
    }

    @Test
    void saysThatNobodyHasSignedIn() throws IOException {
        signOn("2100-01-01T00:00:00Z", "");
        Files.delete(
                directory.resolve(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"));
        assertThat(complaint()).contains("aws sso login");
    }

    @Test
    void takesAWebIdentity() throws IOException {
        Files.writeString(directory.resolve("token"), "webtoken\n");
        environment.put("AWS_ROLE_ARN", "arn:aws:iam::1:role/web");
        environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", "token");
        askInPeace();
        assertThat(requests).containsExactly("nobody assumes web with webtoken", "AKIDweb");
    }

    @Test
    void asksTheContainer() throws IOException {
        Files.writeString(directory.resolve("auth"), "Bearer x\n");
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", address() + "/container");
        environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "auth");
        askInPeace();
        assertThat(requests).containsExactly("container Bearer x", "AKIDCONTAINER");
    }

    @Test
    void asksNoStrangerForAContainersCredentials() {
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://10.1.2.3/container");
        assertThat(complaint()).contains("neither encrypted");
    }

    @Test
    void asksTheMachine() {
        environment.remove("AWS_EC2_METADATA_DISABLED");
        environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", address());
        askInPeace();
        assertThat(requests).last().isEqualTo("AKIDMACHINE");
    }

    @Test
    void asksNoMachineWhereThatIsSkipped() {
        environment.remove("AWS_EC2_METADATA_DISABLED");
        environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", address());
        var problems = ask(Map.of("skip_metadata_api_check", Value.string("true"))).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().summary()).isEqualTo("No AWS credentials");
        assertThat(requests).isEmpty();
    }

    @Test
    void takesEndpointsFromTheServicesOfAProfile() throws IOException {
        config(
                """
                [profile p]
                aws_access_key_id = AKIDKEYS
                aws_secret_access_key = s
                services = local
                endpoint_url = http://127.0.0.1:9
                [services local]
                sts =
                  endpoint_url = %s
                """
                        .formatted(address()));
        environment.put("AWS_PROFILE", "p");
        environment.remove("AWS_ENDPOINT_URL");
        askInPeace();
        assertThat(requests).containsExactly("AKIDKEYS");
    }

    @Test
    void showsNoSecretInAnyProblem() throws IOException {
        config(
                """
                [profile p]
                role_arn = arn:aws:iam::1:role/a
                source_profile = q
                [profile q]
                aws_access_key_id = AKIDKEYS
                aws_secret_access_key = very-secret
                """);
        environment.put("AWS_PROFILE", "p");
        server.removeContext("/");
        Map<String, String> before = new TreeMap<>(environment);
        var problems = ask(Map.of()).problems();
        assertThat(problems).isNotEmpty();
        assertThat(problems.toString()).doesNotContain("very-secret");
        assertThat(environment).isEqualTo(before);
    }
}
