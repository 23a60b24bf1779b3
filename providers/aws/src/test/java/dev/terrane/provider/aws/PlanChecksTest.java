package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.PlanChecks.Finding;
import dev.terrane.spi.PlanChecks.PlannedObject;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What AWS would refuse is told when it is planned.
class PlanChecksTest {
    private static final Map<String, String> BARE =
            Map.of("AWS_REGION", "eu-central-1", "AWS_EC2_METADATA_DISABLED", "true");

    @TempDir Path directory;

    private final List<PlannedObject> planned = new ArrayList<>();

    private PlanChecksTest planning(String address, String arguments) {
        return planning(address, arguments, Map.of());
    }

    /// @param sources of arguments that come from other objects
    private PlanChecksTest planning(String address, String arguments, Map<String, String> sources) {
        planned.add(object(address, arguments, sources, true));
        return this;
    }

    private PlanChecksTest having(String address, String arguments) {
        planned.add(object(address, arguments, Map.of(), false));
        return this;
    }

    private static PlannedObject object(
            String address, String arguments, Map<String, String> sources, boolean isNew) {
        String type = address.substring(0, address.indexOf('.'));
        var block = AwsSchemas.resourceType(type).block();
        Map<String, Value> values =
                new TreeMap<>(
                        Configurations.of(block, Json.parse(arguments).orElseThrow()).asMap());
        sources.keySet()
                .forEach(argument ->
                        values.computeIfPresent(
                                argument, (name, value) -> Value.unknown(value.type())));
        return new PlannedObject(address, type, isNew, isNew, Value.object(values), sources);
    }

    private List<String> found(Map<String, String> environment) {
        ProviderContext bare = TestContext.in(directory);
        try (Provider provider = new AwsProviderFactory().create()) {
            List<Problem> problems =
                    provider.configure(
                            AwsSchemas.provider().block().emptyValue(),
                            new ProviderContext(
                                    directory, environment, bare.remoteStates(), bare.language()));
            assertThat(problems).isEmpty();
            return provider.planChecks().orElseThrow().check(planned).stream()
                    .map(PlanChecksTest::text)
                    .toList();
        }
    }

    private static String text(Finding finding) {
        Problem problem = finding.problem();
        return finding.address() + ": " + problem.severity() + " " + problem.summary();
    }

    private List<String> found() {
        return found(BARE);
    }

    @Test
    void findsSubnetsThatOverlapInANewVpc() {
        Map<String, String> inVpc = Map.of("vpc_id", "aws_vpc.v");
        planning("aws_vpc.v", "{\"cidr_block\": \"10.0.0.0/16\"}")
                .planning("aws_subnet.a", "{\"cidr_block\": \"10.0.0.0/23\"}", inVpc)
                .planning("aws_subnet.b", "{\"cidr_block\": \"10.0.1.0/24\"}", inVpc)
                .planning("aws_subnet.c", "{\"cidr_block\": \"10.0.2.0/24\"}", inVpc)
                .planning(
                        "aws_subnet.other",
                        "{\"cidr_block\": \"10.0.1.0/24\"}",
                        Map.of("vpc_id", "aws_vpc.w"));
        assertThat(found()).containsExactly("aws_subnet.b: ERROR Overlapping subnets");
    }

    @Test
    void findsSubnetsThatOverlapWithOneThatThereIs() {
        having("aws_subnet.a", "{\"vpc_id\": \"vpc-1\", \"cidr_block\": \"10.0.0.0/24\"}")
                .having("aws_subnet.z", "{\"vpc_id\": \"vpc-2\", \"cidr_block\": \"10.0.0.0/24\"}")
                .planning(
                        "aws_subnet.b", "{\"vpc_id\": \"vpc-1\", \"cidr_block\": \"10.0.0.0/28\"}");
        assertThat(found()).containsExactly("aws_subnet.b: ERROR Overlapping subnets");
    }

    @Test
    void findsASubnetOutsideOfItsVpc() {
        planning("aws_vpc.v", "{\"cidr_block\": \"10.0.0.0/16\"}")
                .planning(
                        "aws_subnet.a",
                        "{\"cidr_block\": \"10.1.0.0/24\"}",
                        Map.of("vpc_id", "aws_vpc.v"));
        assertThat(found()).containsExactly("aws_subnet.a: ERROR Subnet outside of its VPC");
    }

    @Test
    void onlyWarnsWhereTheVpcMayHaveAnotherBlock() {
        having("aws_vpc.v", "{\"id\": \"vpc-1\", \"cidr_block\": \"10.0.0.0/16\"}")
                .planning(
                        "aws_subnet.a", "{\"vpc_id\": \"vpc-1\", \"cidr_block\": \"10.1.0.0/24\"}");
        assertThat(found()).containsExactly("aws_subnet.a: WARNING Subnet outside of its VPC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    aws_iam_role       | {"name": "x"}         | ERROR
                    aws_s3_bucket      | {"bucket": "xyz"}     | ERROR
                    aws_security_group | {"name": "x"}         | ERROR
                    aws_sqs_queue      | {"name": "x"}         | WARNING
                    """)
    void findsNamesThatAreTakenTwice(String type, String arguments, String severity) {
        planning(type + ".a", arguments).planning(type + ".b", arguments);
        assertThat(found()).containsExactly(type + ".b: " + severity + " Duplicate name");
    }

    @Test
    void doesNotCompareNamesInDifferentPlaces() {
        planning("aws_security_group.a", "{\"name\": \"x\", \"vpc_id\": \"vpc-1\"}")
                .planning("aws_security_group.b", "{\"name\": \"x\", \"vpc_id\": \"vpc-2\"}")
                .planning(
                        "aws_security_group.c", "{\"name\": \"x\"}", Map.of("vpc_id", "aws_vpc.z"))
                .having("aws_iam_role.a", "{\"name\": \"x\"}")
                .having("aws_iam_role.b", "{\"name\": \"x\"}");
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    aws_s3_bucket            | bucket   | No_Such  | ERROR
                    aws_s3_bucket            | bucket   | 10.0.0.1 | ERROR
                    aws_dynamodb_table       | name     | a+b      | ERROR
                    aws_dynamodb_table       | name     | ab       | WARNING
                    aws_cloudwatch_log_group | name     | a b      | ERROR
                    aws_ssm_parameter        | name     | /aws/x   | ERROR
                    """)
    void findsNamesThatNoServiceTakes(String type, String argument, String name, String severity) {
        planning(type + ".a", "{\"" + argument + "\": \"" + name + "\"}");
        assertThat(found()).containsExactly(type + ".a: " + severity + " Invalid name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    aws_iam_policy | policy | {'Version': '2012-10-18', 'Statement': [{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'}]}
                    aws_iam_policy | policy | {'Version': '2012-10-17'}
                    aws_iam_policy | policy | {'Version': '2012-10-17', 'Statement': []}
                    aws_iam_policy | policy | {'Statement': {'Effect': 'allow', 'Action': 's3:*', 'Resource': '*'}}
                    aws_iam_policy | policy | {'Statement': {'Effect': 'Allow', 'Action': 's3', 'Resource': '*'}}
                    aws_iam_policy | policy | {'Statement': {'Effect': 'Allow', 'Resource': '*'}}
                    aws_iam_policy | policy | {'Statement': {'Effect': 'Allow', 'Action': 's3:*'}}
                    aws_iam_policy | policy | {'Statement': {'Effect': 'Allow', 'Action': 's3:*', 'Resource': 'bucket'}}
                    aws_iam_policy | policy | {'Statement': {'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*', 'Principal': '*'}}
                    aws_iam_policy | policy | {'Statement': {'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*', 'Actoin': 'x'}}
                    aws_iam_policy | policy | {'Statement': {'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*', 'Condition': {'StringIs': {'a': 'b'}}}}
                    aws_iam_policy | policy | {'Statement': {'Sid': 'a b', 'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'}}
                    aws_iam_role | assume_role_policy | {'Statement': {'Effect': 'Allow', 'Action': 'sts:AssumeRole'}}
                    aws_s3_bucket_policy | policy | {'Statement': {'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'}}
                    """)
    void findsPoliciesThatAreMalformed(String type, String argument, String policy) {
        planning(type + ".a", policyArgument(argument, policy));
        assertThat(found()).containsExactly(type + ".a: ERROR Malformed policy");
    }

    private static String policyArgument(String argument, String policy) {
        return "{\"" + argument + "\": \"" + policy.replace("'", "\\\"") + "\"}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    aws_iam_policy | policy | {'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'NotAction': ['s3:*'], 'Resource': ['arn:aws:s3:::x', '*']}]}
                    aws_iam_policy | policy | {'Statement': {'Effect': 'Deny', 'Action': '*', 'NotResource': '*', 'Condition': {'ForAnyValue:StringLikeIfExists': {'a': 'b'}}}}
                    aws_iam_role | assume_role_policy | {'Statement': {'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal': {'AWS': '*'}}}
                    aws_sqs_queue_policy | policy | {'Id': 'x', 'Statement': [{'Sid': 'a b', 'Effect': 'Allow', 'Principal': '*', 'Action': 'sqs:*', 'Resource': '*'}]}
                    """)
    void leavesGoodPoliciesAlone(String type, String argument, String policy) {
        planning(type + ".a", policyArgument(argument, policy));
        assertThat(found()).isEmpty();
    }

    @Test
    void findsMoreThanAServiceTakes() {
        String tags =
                java.util.stream.IntStream.range(0, 51)
                        .mapToObj(number -> "\"t" + number + "\": \"x\"")
                        .collect(java.util.stream.Collectors.joining(", "));
        String variable = "x".repeat(4_097);
        planning("aws_sqs_queue.a", "{\"name\": \"x\", \"tags_all\": {" + tags + "}}")
                .planning(
                        "aws_lambda_function.f",
                        "{\"environment\": {\"variables\": {\"A\": \"" + variable + "\"}}}");
        assertThat(found())
                .containsExactly(
                        "aws_sqs_queue.a: ERROR Too many tags",
                        "aws_lambda_function.f: ERROR Environment too large");
    }

    @Test
    void warnsOfWhatAnAccountCanHaveRaised() {
        for (int number = 10; number < 21; number++) {
            planning(
                    "aws_iam_role_policy_attachment.a" + number,
                    "{\"role\": \"r\", \"policy_arn\": \"arn:aws:iam::aws:policy/P"
                            + number
                            + "\"}");
        }
        assertThat(found())
                .containsExactly("aws_iam_role_policy_attachment.a20: WARNING Many policies");
    }

    @Test
    void asksForZonesAndForWhatIsNotManagedHere() throws IOException {
        planning(
                "aws_subnet.a",
                "{\"vpc_id\": \"vpc-1\", \"cidr_block\": \"10.0.0.0/24\", \"availability_zone\": \"eu-central-1z\"}");
        HttpServer server = ec2();
        try {
            assertThat(found(withKeys(server)))
                    .containsExactly(
                            "aws_subnet.a: ERROR Unknown availability zone",
                            "aws_subnet.a: WARNING No such VPC");
        } finally {
            server.stop(0);
        }
    }

    private static Map<String, String> withKeys(HttpServer server) {
        return withKeys("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static Map<String, String> withKeys(String endpoint) {
        return Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "x",
                "AWS_MAX_ATTEMPTS", "1",
                "AWS_ENDPOINT_URL", endpoint);
    }

    @Test
    void asksForDefinitionsOfStateMachines() {
        String machine = "{\"definition\": \"{\\\"StartAt\\\": \\\"%s\\\"}\"}";
        planning("aws_sfn_state_machine.good", machine.formatted("a"))
                .planning("aws_sfn_state_machine.bad", machine.formatted("b"))
                .having("aws_sfn_state_machine.old", machine.formatted("c"));
        try (ScriptedAws aws = ScriptedAws.start()) {
            aws.on(
                    "ValidateStateMachineDefinition",
                    "{\"result\": \"OK\", \"diagnostics\": [{\"severity\": \"WARNING\", \"code\": \"W\", \"message\": \"long\"}]}",
                    "{\"result\": \"FAIL\", \"diagnostics\": [{\"severity\": \"ERROR\", \"code\": \"MISSING\","
                            + " \"message\": \"no such state.\", \"location\": \"/StartAt\"}]}");
            assertThat(found(withKeys(aws.url())))
                    .containsExactly(
                            "aws_sfn_state_machine.bad: ERROR Invalid definition of a state machine");
            assertThat(aws.sent("ValidateStateMachineDefinition")).hasSize(2);
        }
    }

    @Test
    void saysNothingOfDefinitionsWhereThereIsNoAnswer() {
        planning("aws_sfn_state_machine.a", "{\"definition\": \"{}\"}");
        try (ScriptedAws aws = ScriptedAws.start()) {
            assertThat(found(withKeys(aws.url()))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    names              | aws_s3_bucket         | {"bucket": "No_Such"}
                    policies           | aws_iam_policy        | {"policy": "{\\"Version\\": \\"2012-10-17\\"}"}
                    limits             | aws_lambda_function   | {"environment": {"variables": {"A": "@long@"}}}
                    zones              | aws_ebs_volume        | {"availability_zone": "eu-central-1z", "size": 1}
                    missing-references | aws_security_group    | {"name": "x", "vpc_id": "vpc-1"}
                    definitions        | aws_sfn_state_machine | {"definition": "{}"}
                    """)
    void canBeTurnedOffOneByOne(String check, String type, String arguments) {
        planning(type + ".a", arguments.replace("@long@", "x".repeat(4_097)));
        try (ScriptedAws aws = ScriptedAws.start()) {
            aws.on(
                            "DescribeAvailabilityZones",
                            "<R><availabilityZoneInfo><item><zoneName>eu-central-1a</zoneName></item>"
                                    + "</availabilityZoneInfo></R>")
                    .on("DescribeVpcs", "<R><vpcSet/></R>")
                    .on(
                            "ValidateStateMachineDefinition",
                            "{\"result\": \"FAIL\", \"diagnostics\": [{\"severity\": \"ERROR\", \"message\": \"no\"}]}");
            Map<String, String> environment = new TreeMap<>(withKeys(aws.url()));
            assertThat(found(environment)).hasSize(1);
            environment.put("TERRANE_AWS_SKIP_CHECKS", check);
            assertThat(found(environment)).isEmpty();
        }
    }

    @Test
    void canBeTurnedOffWhereTwoObjectsAreConcerned() {
        planning("aws_iam_role.a", "{\"name\": \"x\"}")
                .planning("aws_iam_role.b", "{\"name\": \"x\"}")
                .planning(
                        "aws_subnet.a", "{\"vpc_id\": \"vpc-1\", \"cidr_block\": \"10.0.0.0/24\"}")
                .planning(
                        "aws_subnet.b", "{\"vpc_id\": \"vpc-1\", \"cidr_block\": \"10.0.0.0/24\"}");
        assertThat(found()).hasSize(2);
        Map<String, String> environment = new TreeMap<>(BARE);
        environment.put("TERRANE_AWS_SKIP_CHECKS", "duplicate-names");
        assertThat(found(environment)).containsExactly("aws_subnet.b: ERROR Overlapping subnets");
        environment.put("TERRANE_AWS_SKIP_CHECKS", "address-ranges");
        assertThat(found(environment)).containsExactly("aws_iam_role.b: ERROR Duplicate name");
    }

    /// Knows the zone eu-central-1a and no VPC.
    private static HttpServer ec2() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String request =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    String answer =
                            request.contains("Action=DescribeAvailabilityZones")
                                    ? "<DescribeAvailabilityZonesResponse><availabilityZoneInfo><item>"
                                            + "<zoneName>eu-central-1a</zoneName></item>"
                                            + "</availabilityZoneInfo></DescribeAvailabilityZonesResponse>"
                                    : "<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>";
                    byte[] text = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, text.length);
                    exchange.getResponseBody().write(text);
                    exchange.close();
                });
        server.start();
        return server;
    }

    @ParameterizedTest
    @CsvSource({"names", "all", "'limits, names'"})
    void canBeTurnedOff(String skipped) {
        planning("aws_s3_bucket.a", "{\"bucket\": \"No_Such\"}");
        Map<String, String> environment = new TreeMap<>(BARE);
        environment.put("TERRANE_AWS_SKIP_CHECKS", skipped);
        assertThat(found(environment)).isEmpty();
        environment.put("TERRANE_AWS_SKIP_CHECKS", "limits");
        assertThat(found(environment)).hasSize(1);
    }

    @Test
    void saysNothingWhereNothingChanges() {
        having("aws_s3_bucket.a", "{\"bucket\": \"No_Such\"}");
        assertThat(found()).isEmpty();
    }
}
