package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Which certificates of servers are taken for good.
class EncryptionTest {
    private static final String CALLER =
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account>"
                    + "<Arn>arn:aws:iam::1:user/u</Arn><UserId>u</UserId>"
                    + "</GetCallerIdentityResult></GetCallerIdentityResponse>";

    @TempDir static Path folder;

    private static SelfSigned keys;
    private ScriptedAws aws;

    @BeforeEach
    void serve() throws Exception {
        if (keys == null) {
            keys = SelfSigned.in(folder);
        }
        aws = ScriptedAws.startEncrypted(keys.context()).on("GetCallerIdentity", CALLER);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private List<Problem> ask(Map<String, Value> arguments) {
        try (Provider provider = aws.provider(folder, arguments)) {
            return provider.dataSource("aws_caller_identity")
                    .read(AwsSchemas.dataSource("aws_caller_identity").block().emptyValue())
                    .problems();
        }
    }

    @Test
    void refusesACertificateThatNobodyKnows() {
        Problem problem = ask(Map.of()).getFirst();
        assertThat(problem.summary()).isEqualTo("AWS could not be reached");
        assertThat(problem.detail())
                .contains("GetCallerIdentity", "encrypted connection failed", "custom_ca_bundle");
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void trustsTheAuthoritiesOfTheBundle() {
        assertThat(ask(Map.of("custom_ca_bundle", Value.string(keys.certificate().toString()))))
                .isEmpty();
        assertThat(aws.operations()).containsExactly("GetCallerIdentity");
    }

    @Test
    void trustsTheAuthoritiesThatTheVariableNames() {
        aws.with("AWS_CA_BUNDLE", "authority.pem");
        assertThat(ask(Map.of())).isEmpty();
    }

    @Test
    void trustsAnybodyWhereThatIsAskedFor() {
        assertThat(ask(Map.of("insecure", Value.TRUE))).isEmpty();
    }

    @Test
    void saysThatTheBundleIsNotThere() {
        Problem problem = ask(Map.of("custom_ca_bundle", Value.string("no-such.pem"))).getFirst();
        assertThat(problem.summary()).isEqualTo("Unreadable certificates");
        assertThat(problem.detail()).contains("no-such.pem");
    }

    @Test
    void saysThatTheBundleHoldsNoCertificates() throws Exception {
        Files.writeString(folder.resolve("empty.pem"), "nothing\n");
        Problem problem = ask(Map.of("custom_ca_bundle", Value.string("empty.pem"))).getFirst();
        assertThat(problem.summary()).isEqualTo("Unreadable certificates");
    }

    /// The method PATCH goes by another client.
    @Test
    void countsForEveryMethod() {
        aws.on("POST /v2/apis", 201, api("one"))
                .on("GET /v2/apis/a1", api("one"), api("two"))
                .on("PATCH /v2/apis/a1", api("two"));
        for (Map<String, Value> trusting :
                List.<Map<String, Value>>of(
                        Map.of("custom_ca_bundle", Value.string("authority.pem")),
                        Map.of("insecure", Value.TRUE))) {
            try (Provider provider = aws.provider(folder, trusting)) {
                Life.of(provider, "aws_apigatewayv2_api")
                        .applied("{\"name\": \"one\", \"protocol_type\": \"HTTP\"}")
                        .applied("{\"name\": \"two\", \"protocol_type\": \"HTTP\"}");
            }
        }
        assertThat(aws.sent("PATCH /v2/apis/a1")).hasSize(2);
    }

    private static String api(String name) {
        return "{\"apiId\": \"a1\", \"name\": \"" + name + "\", \"protocolType\": \"HTTP\"}";
    }
}
