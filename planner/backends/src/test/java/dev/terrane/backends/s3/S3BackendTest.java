package dev.terrane.backends.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContract;
import dev.terrane.backends.ChosenBackend;
import dev.terrane.backends.OtherProcess;
import dev.terrane.backends.SampleStates;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Against an emulator of AWS: the one that `TERRANE_TEST_AWS_ENDPOINT` names, or `moto_server`.
@ParameterizedClass
@EnumSource
class S3BackendTest extends BackendContract {
    /// Each way of locking that Terraform knows.
    enum Locking {
        OBJECT,
        TABLE,
        BOTH
    }

    private static Emulator emulator;

    @Parameter Locking locking;

    private Optional<RefusingServer> refusing = Optional.empty();

    private final String key = "team/" + UUID.randomUUID() + ".tfstate";
    private final String prefix = "env-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        emulator = Emulator.find();
        Assumptions.assumeTrue(emulator.endpoint().isPresent(), emulator.whyNot());
        try (S3Client s3 =
                S3Client.builder()
                        .endpointOverride(URI.create(emulator.endpoint().get()))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials())
                        .forcePathStyle(true)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            s3.createBucket(request -> request.bucket("terrane-states"));
        }
        try (DynamoDbClient tables =
                DynamoDbClient.builder()
                        .endpointOverride(URI.create(emulator.endpoint().get()))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials())
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            if (!tables.listTables().tableNames().contains("terrane-locks")) {
                tables.createTable(request ->
                        request.tableName("terrane-locks")
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(
                                        List.of(
                                                AttributeDefinition.builder()
                                                        .attributeName("LockID")
                                                        .attributeType(ScalarAttributeType.S)
                                                        .build()))
                                .keySchema(
                                        List.of(
                                                KeySchemaElement.builder()
                                                        .attributeName("LockID")
                                                        .keyType(KeyType.HASH)
                                                        .build())));
            }
        }
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    }

    @AfterAll
    static void stop() {
        if (emulator != null) {
            emulator.close();
        }
    }

    @Override
    protected boolean refuseLocks() throws Exception {
        refusing =
                Optional.of(
                        new RefusingServer(
                                emulator.endpoint().orElseThrow(),
                                request ->
                                        request.path().endsWith(".tflock")
                                                || request.target().endsWith(".PutItem")));
        return true;
    }

    @AfterEach
    void stopRefusing() {
        refusing.ifPresent(RefusingServer::close);
    }

    @Override
    protected Optional<OtherProcess.Way> wayFromElsewhere() {
        return Optional.of(
                new OtherProcess.Way(
                        Elsewhere.class,
                        List.of(emulator.endpoint().orElseThrow(), key, prefix, locking.name())));
    }

    /// From another process.
    public static final class Elsewhere implements OtherProcess.Opener {
        @Override
        public StateBackend open(BackendContext context, List<String> arguments) throws Exception {
            return S3BackendTest.open(context, Place.of(arguments), Map.of());
        }
    }

    /// Where a test's states are.
    private record Place(String endpoint, String key, String prefix, Locking locking) {
        static Place of(List<String> texts) {
            return new Place(
                    texts.get(0), texts.get(1), texts.get(2), Locking.valueOf(texts.get(3)));
        }
    }

    @Override
    protected StateBackend open(BackendContext context) throws StateStoreException {
        return open(context, Map.of());
    }

    private StateBackend open(BackendContext context, Map<String, Value> further)
            throws StateStoreException {
        String endpoint =
                refusing.map(RefusingServer::address)
                        .orElseGet(() -> emulator.endpoint().orElseThrow());
        return open(context, new Place(endpoint, key, prefix, locking), further);
    }

    private static StateBackend open(
            BackendContext context, Place place, Map<String, Value> further)
            throws StateStoreException {
        Value endpoint = Value.string(place.endpoint());
        Map<String, Value> given = new TreeMap<>();
        given.put("bucket", Value.string("terrane-states"));
        given.put("key", Value.string(place.key()));
        given.put("workspace_key_prefix", Value.string(place.prefix()));
        given.put("region", Value.string("us-east-1"));
        given.put("access_key", Value.string("test"));
        given.put("secret_key", Value.string("test"));
        given.put("use_path_style", Value.TRUE);
        given.put("max_retries", Value.number(0));
        given.put(
                "endpoints",
                Value.object(Map.of("s3", endpoint, "dynamodb", endpoint, "sts", endpoint)));
        if (place.locking() != Locking.TABLE) {
            given.put("use_lockfile", Value.TRUE);
        }
        if (place.locking() != Locking.OBJECT) {
            given.put("dynamodb_table", Value.string("terrane-locks"));
        }
        given.putAll(further);
        return new S3BackendType().open(BackendArguments.NONE.with(given), context);
    }

    /// Once is enough: how it is locked has nothing to do with it.
    @Override
    protected int largeBytes() {
        return locking == Locking.OBJECT ? super.largeBytes() : 1_000_000;
    }

    @Test
    void worksInARoleAndWithKeysOfOurs() throws Exception {
        StateBackend backend =
                open(
                        context(one()),
                        Map.of(
                                "assume_role",
                                Value.object(
                                        Map.of(
                                                "role_arn",
                                                Value.string(
                                                        "arn:aws:iam::123456789012:role/states"))),
                                "sse_customer_key",
                                Value.string("MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=")));

        backend.store("default").write(SampleStates.with("a"));
        assertThat(backend.store("default").read().resources()).hasSize(1);
    }

    @Test
    void encryptsWithAKeyOfKms() throws Exception {
        StateBackend backend =
                open(
                        context(one()),
                        Map.of(
                                "encrypt",
                                Value.TRUE,
                                "kms_key_id",
                                Value.string("arn:aws:kms:us-east-1:123456789012:key/x")));

        backend.store("default").write(SampleStates.with("a"));
        assertThat(backend.store("default").read().resources()).hasSize(1);
    }

    @Test
    void saysThatThereIsNoSuchBucket() throws Exception {
        StateBackend backend = open(context(one()), Map.of("bucket", Value.string("not-there")));

        assertThatThrownBy(() -> backend.store("default").write(SampleStates.with("a")))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("there is no such bucket")
                .hasMessageContaining("not-there");
    }

    @Test
    void saysThatThereAreNoCredentials() throws Exception {
        Map<String, Value> none = new TreeMap<>();
        none.put("access_key", Value.nullOf(Type.STRING));
        none.put("secret_key", Value.nullOf(Type.STRING));
        none.put("skip_metadata_api_check", Value.string("true"));
        Map<String, Value> elsewhere = new TreeMap<>(none);
        elsewhere.put(
                "shared_credentials_files",
                Value.list(Type.STRING, List.of(Value.string("not-there"))));

        assertThatThrownBy(() -> open(context(one()), elsewhere).store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("no credentials of that profile were found");
        boolean known =
                System.getenv("AWS_ACCESS_KEY_ID") != null
                        || Files.exists(
                                Path.of(System.getProperty("user.home"), ".aws/credentials"));
        Assumptions.assumeFalse(known, "this machine has credentials of its own");
        assertThatThrownBy(() -> open(context(one()), none).store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("no credentials were found")
                .hasMessageContaining("AWS_ACCESS_KEY_ID");
    }

    /// As S3 answers where an object was encrypted with another key.
    @Test
    void saysThatTheKeyMayBeAnother() throws Exception {
        mine().write(SampleStates.with("a"));
        refusing =
                Optional.of(
                        new RefusingServer(
                                emulator.endpoint().orElseThrow(),
                                request -> request.path().endsWith(".tfstate")));
        StateBackend backend =
                open(
                        context(one()),
                        Map.of(
                                "sse_customer_key",
                                Value.string("MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=")));

        assertThatThrownBy(() -> backend.store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("AccessDenied")
                .hasMessageContaining("\"sse_customer_key\"")
                .hasMessageNotContaining("MTIz");
    }

    @Test
    void saysThatTheTableIsMissing() throws Exception {
        StateBackend backend =
                open(context(one()), Map.of("dynamodb_table", Value.string("not-there")));

        assertThatThrownBy(() -> backend.store("default").read())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("there is no such table");
    }

    @Test
    void saysThatNoRegionWasGiven() {
        assertThatThrownBy(() -> open(context(one()), Map.of("region", Value.nullOf(Type.STRING))))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("AWS_REGION");
    }

    /// What Terraform 1.11.4 has written for the same block.
    @Test
    void hasTheHashThatTerraformGives() {
        Value endpoint = Value.string("http://127.0.0.1:5791");
        Map<String, Value> given = new TreeMap<>();
        given.put("bucket", Value.string("states"));
        given.put("key", Value.string("a/b.tfstate"));
        given.put("region", Value.string("us-east-1"));
        given.put("access_key", Value.string("k"));
        given.put("secret_key", Value.string("s"));
        given.put("use_lockfile", Value.TRUE);
        given.put("dynamodb_table", Value.string("locks"));
        given.put("use_path_style", Value.TRUE);
        given.put("skip_credentials_validation", Value.TRUE);
        given.put("skip_requesting_account_id", Value.TRUE);
        given.put("skip_metadata_api_check", Value.TRUE);
        Map<String, Value> endpoints = new TreeMap<>();
        for (String name : new String[] {"dynamodb", "s3", "sts"}) {
            endpoints.put(name, endpoint);
        }
        endpoints.put("iam", Value.nullOf(Type.STRING));
        endpoints.put("sso", Value.nullOf(Type.STRING));
        given.put("endpoints", Value.object(endpoints));
        Map<String, Value> role = new TreeMap<>();
        for (String name :
                new String[] {
                    "duration",
                    "external_id",
                    "policy",
                    "session_name",
                    "source_identity",
                    "tags",
                    "transitive_tag_keys"
                }) {
            role.put(name, Value.nullOf(Type.STRING));
        }
        role.put("role_arn", Value.string("arn:aws:iam::123456789012:role/x"));
        role.put(
                "policy_arns",
                Value.set(
                        Type.STRING,
                        List.of(Value.string("arn:aws:iam::aws:policy/ReadOnlyAccess"))));
        given.put("assume_role", Value.object(role));

        assertThat(ChosenBackend.of(new S3BackendType(), given).hash()).isEqualTo(1869933700L);
    }
}
