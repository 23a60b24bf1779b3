package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.terrane.provider.testkit.EmulatedAws;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// The real Terraform and we take turns with a state that is kept elsewhere: each goes on with what the
/// other has saved, and neither begins while the other is at work.
@Tag("nightly")
class BackendInterchangeTest {
    private static final String OBJECT =
            """
            variable "input" {
              default = "one"
            }
            resource "terraform_data" "slow" {
              triggers_replace = var.input
              provisioner "local-exec" {
                command = "touch started; while [ ! -e go ]; do sleep 0.1; done"
              }
            }
            """;

    private @TempDir Path temporary;
    private InstalledProgram terraform;
    private WorkingFolder working;

    @BeforeEach
    void needsTerraform() {
        Optional<InstalledProgram> found = InstalledProgram.terraform();
        assumeTrue(found.isPresent(), "terraform is not installed");
        terraform = found.get();
        working = WorkingFolder.at(temporary).write("main.tf", OBJECT);
    }

    @Test
    void overHttp() throws Exception {
        try (WebStates server = new WebStates("somebody", "a password")) {
            backend(
                    "http",
                    """
                    address        = "%1$s"
                    lock_address   = "%1$s"
                    unlock_address = "%1$s"
                    username       = "somebody"
                    password       = "a password"
                    """
                            .formatted(server.address()));
            takeTurns();
        }
    }

    @Test
    void overHttpWithAStateThatMovesThere() throws Exception {
        try (WebStates server = new WebStates("", "")) {
            go();
            assertThat(working.run("apply", "-auto-approve")).returns(0, CommandResult::status);
            backend(
                    "http",
                    "address = \"%1$s\"\nlock_address = \"%1$s\"\nunlock_address = \"%1$s\"\n"
                            .formatted(server.address()));
            assertThat(terraform("init", "-migrate-state", "-force-copy"))
                    .returns(0, CommandResult::status);
            assertThat(working.run("plan", "-detailed-exitcode")).returns(0, CommandResult::status);
            working.write("backend.tf", "");
            assertThat(working.run("init", "-migrate-state", "-force-copy"))
                    .returns(0, CommandResult::status);
            assertThat(terraform("plan", "-detailed-exitcode")).returns(0, CommandResult::status);
        }
    }

    @Test
    void overS3WithAnObjectForALock() throws Exception {
        backend("s3", s3(EmulatedAws.require(), "use_lockfile = true\n"));
        takeTurns();
    }

    @Test
    void overS3WithATableForLocks() throws Exception {
        EmulatedAws aws = EmulatedAws.require();
        String table = "locks-" + UUID.randomUUID();
        try (DynamoDbClient tables =
                DynamoDbClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(aws.endpoint())
                        .credentialsProvider(credentials())
                        .build()) {
            tables.createTable(request ->
                    request.tableName(table)
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
        backend("s3", s3(aws, "dynamodb_table = \"%s\"\n".formatted(table)));
        takeTurns();
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    }

    private static String s3(EmulatedAws aws, String locking) {
        String bucket = "states-" + UUID.randomUUID();
        try (S3Client s3 =
                S3Client.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(aws.endpoint())
                        .forcePathStyle(true)
                        .credentialsProvider(credentials())
                        .build()) {
            s3.createBucket(request -> request.bucket(bucket));
        }
        return """
        bucket                      = "%1$s"
        key                         = "team/network.tfstate"
        region                      = "us-east-1"
        access_key                  = "test"
        secret_key                  = "test"
        use_path_style              = true
        skip_credentials_validation = true
        skip_metadata_api_check     = true
        skip_region_validation      = true
        skip_requesting_account_id  = true
        endpoints = {
          s3       = "%2$s"
          dynamodb = "%2$s"
          sts      = "%2$s"
        }
        """
                        .formatted(bucket, aws.endpoint())
                + locking;
    }

    @Test
    void overPostgres() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            backend("pg", postgres(server));
            takeTurns();
        }
    }

    /// There by the one and back by the other, with a workspace.
    @Test
    void overPostgresWithStatesThatMove() throws Exception {
        go();
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            assertThat(working.run("apply", "-auto-approve")).returns(0, CommandResult::status);
            assertThat(working.run("workspace", "new", "blue")).returns(0, CommandResult::status);
            assertThat(working.run("apply", "-auto-approve", "-var", "input=blue"))
                    .returns(0, CommandResult::status);
            backend("pg", postgres(server));
            assertThat(terraform("init", "-migrate-state", "-force-copy"))
                    .returns(0, CommandResult::status);
            hasBoth();
            working.write("backend.tf", "");
            assertThat(working.run("init", "-migrate-state", "-force-copy"))
                    .returns(0, CommandResult::status);
            hasBoth();

            backend("pg", postgres(server) + "schema_name = \"second\"\n");
            assertThat(working.run("init", "-migrate-state", "-force-copy"))
                    .returns(0, CommandResult::status);
            hasBoth();
            working.write("backend.tf", "");
            assertThat(terraform("init", "-migrate-state", "-force-copy"))
                    .returns(0, CommandResult::status);
            hasBoth();
        }
    }

    /// Of both programs.
    private void hasBoth() {
        for (String[] each : new String[][] {{"default", "one"}, {"blue", "blue"}}) {
            String input = "input=" + each[1];
            assertThat(working.run("workspace", "select", each[0]))
                    .returns(0, CommandResult::status);
            assertThat(working.run("plan", "-detailed-exitcode", "-var", input))
                    .returns(0, CommandResult::status);
            assertThat(terraform("plan", "-detailed-exitcode", "-var", input))
                    .returns(0, CommandResult::status);
        }
    }

    private static String postgres(EmbeddedPostgres server) {
        return "conn_str = \"postgres://postgres:x@127.0.0.1:%d/postgres?sslmode=disable\"\n"
                .formatted(server.getPort());
    }

    private void backend(String type, String arguments) {
        working.write(
                "backend.tf", "terraform {\nbackend \"%s\" {\n%s}\n}\n".formatted(type, arguments));
    }

    private void takeTurns() throws Exception {
        assertThat(working.run("init")).returns(0, CommandResult::status);
        CompletableFuture<CommandResult> ours =
                CompletableFuture.supplyAsync(() -> working.run("apply", "-auto-approve"));
        whileAtWork(
                ours,
                () -> {
                    assertThat(terraform("init")).returns(0, CommandResult::status);
                    assertThat(terraform("plan").out()).contains("Error acquiring the state lock");
                });
        assertThat(terraform("plan", "-detailed-exitcode")).returns(0, CommandResult::status);

        Files.delete(working.path("go"));
        Files.delete(working.path("started"));
        CompletableFuture<CommandResult> theirs =
                CompletableFuture.supplyAsync(
                        () -> terraform("apply", "-auto-approve", "-var", "input=two"));
        whileAtWork(
                theirs,
                () ->
                        assertThat(working.run("plan").err())
                                .contains("Error acquiring the state lock"));
        assertThat(working.run("plan", "-detailed-exitcode", "-var", "input=two"))
                .returns(0, CommandResult::status);
        assertThat(working.run("plan", "-detailed-exitcode")).returns(2, CommandResult::status);
    }

    private interface Doing {
        void run() throws Exception;
    }

    /// Once the one is known to hold its lock; then it goes on to its end.
    private void whileAtWork(CompletableFuture<CommandResult> worker, Doing doing)
            throws Exception {
        while (!Files.exists(working.path("started"))) {
            assertThat(worker).as("the worker waits for the test").isNotDone();
            Thread.sleep(50);
        }
        try {
            doing.run();
        } finally {
            go();
        }
        assertThat(worker.get()).returns(0, CommandResult::status);
    }

    private void go() {
        working.write("go", "");
    }

    private CommandResult terraform(String... arguments) {
        return terraform.run(working, Map.of(), arguments);
    }
}
