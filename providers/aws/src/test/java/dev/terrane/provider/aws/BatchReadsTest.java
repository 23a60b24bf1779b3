package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Provider;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where a service has no request for many objects, what can be asked for together is.
class BatchReadsTest extends ScriptedProvider {
    private static final int MANY = 8;
    private static final String TRUST = "%7B%22Version%22%3A%222012-10-17%22%7D";

    private static final Map<String, String> NOT_SET =
            Map.of(
                    "policy", "NoSuchBucketPolicy",
                    "cors", "NoSuchCORSConfiguration",
                    "encryption", "ServerSideEncryptionConfigurationNotFoundError",
                    "website", "NoSuchWebsiteConfiguration",
                    "lifecycle", "NoSuchLifecycleConfiguration",
                    "object-lock", "ObjectLockConfigurationNotFoundError",
                    "replication", "ReplicationConfigurationNotFoundError");

    private static String name(int number) {
        return "n" + number;
    }

    /// An item for each of the objects.
    ///
    /// @param item with `%1$s` for the name
    private static String each(int count, String item) {
        return IntStream.range(0, count)
                .mapToObj(number -> item.formatted(name(number)))
                .collect(Collectors.joining());
    }

    private List<ReadAnswer> read(String type, UnaryOperator<ObjectBuilder> more) {
        var block = AwsSchemas.resourceType(type).block();
        List<ReadRequest> requests =
                IntStream.range(0, MANY)
                        .mapToObj(number ->
                                more.apply(ObjectBuilder.of(block).set("id", name(number))).build())
                        .map(prior -> new ReadRequest(prior, PrivateData.NONE))
                        .toList();
        List<ReadAnswer> answers = provider.batchReads(type).orElseThrow().readMany(requests);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.problems()).isEmpty());
        return answers;
    }

    private static Value attribute(ReadAnswer answer, String name) {
        return answer.object().asMap().get(name);
    }

    private long calls(String operation) {
        return aws.operations().stream().filter(operation::equals).count();
    }

    private void rolesOfTheAccount(int count) {
        aws.on(
                        "ListRoles",
                        "<R><ListRolesResult><Roles>"
                                + each(
                                        count,
                                        "<member><RoleName>%1$s</RoleName><Arn>arn:aws:iam::1:role/%1$s</Arn>"
                                                + "<Path>/</Path><RoleId>id-%1$s</RoleId>"
                                                + "<CreateDate>2024-01-01T00:00:00Z</CreateDate>"
                                                + "<AssumeRolePolicyDocument>"
                                                + TRUST.replace("%", "%%")
                                                + "</AssumeRolePolicyDocument><Description>of %1$s</Description>"
                                                + "<MaxSessionDuration>7200</MaxSessionDuration></member>")
                                + "</Roles></ListRolesResult></R>")
                .on(
                        "GetAccountAuthorizationDetails",
                        "<R><GetAccountAuthorizationDetailsResult><RoleDetailList>"
                                + each(
                                        count,
                                        "<member><RoleName>%1$s</RoleName>"
                                                + "<Tags><member><Key>of</Key><Value>%1$s</Value></member></Tags>"
                                                + "<AttachedManagedPolicies><member><PolicyArn>arn:aws:iam::1:policy/p"
                                                + "</PolicyArn></member></AttachedManagedPolicies>"
                                                + "<PermissionsBoundary><PermissionsBoundaryArn>arn:aws:iam::1:policy/b"
                                                + "</PermissionsBoundaryArn></PermissionsBoundary>"
                                                + "<RolePolicyList><member><PolicyName>inside</PolicyName>"
                                                + "<PolicyDocument>"
                                                + TRUST.replace("%", "%%")
                                                + "</PolicyDocument></member></RolePolicyList></member>")
                                + "</RoleDetailList></GetAccountAuthorizationDetailsResult></R>");
    }

    @Test
    void takesRolesFromWhatIsToldOfTheAccount() {
        rolesOfTheAccount(MANY);
        List<ReadAnswer> answers = read("aws_iam_role", role -> role);
        assertThat(aws.operations())
                .containsExactlyInAnyOrder("ListRoles", "GetAccountAuthorizationDetails");
        ReadAnswer last = answers.getLast();
        assertThat(attribute(last, "description").asString()).isEqualTo("of n7");
        assertThat(attribute(last, "max_session_duration")).isEqualTo(Value.number(7200));
        assertThat(attribute(last, "permissions_boundary").asString()).endsWith("policy/b");
        assertThat(attribute(last, "tags_all").asMap()).containsEntry("of", Value.string("n7"));
        assertThat(attribute(last, "managed_policy_arns").asList()).hasSize(1);
        assertThat(attribute(last, "inline_policy").asList()).hasSize(1);
    }

    @Test
    void asksForARoleAloneThatIsNotAmongThem() {
        rolesOfTheAccount(MANY - 1);
        aws.on(
                "GetRole",
                404,
                "<ErrorResponse><Error><Code>NoSuchEntity</Code></Error></ErrorResponse>");
        List<ReadAnswer> answers = read("aws_iam_role", role -> role);
        assertThat(aws.sent("GetRole")).singleElement().asString().contains("RoleName=n7");
        assertThat(answers.getLast().object().isNull()).isTrue();
        assertThat(answers.getFirst().object().isNull()).isFalse();
    }

    @Test
    void asksForEachRoleWhereTheAccountIsNotToBeSeen() {
        aws.on(
                        "GetAccountAuthorizationDetails",
                        403,
                        "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>")
                .on(
                        "GetRole",
                        "<R><GetRoleResult><Role><RoleName>n</RoleName><Path>/</Path>"
                                + "<AssumeRolePolicyDocument>"
                                + TRUST
                                + "</AssumeRolePolicyDocument></Role></GetRoleResult></R>")
                .on("ListAttachedRolePolicies", "<R><ListAttachedRolePoliciesResult/></R>")
                .on("ListRolePolicies", "<R><ListRolePoliciesResult/></R>");
        assertThat(read("aws_iam_role", role -> role))
                .allSatisfy(answer -> assertThat(answer.object().isNull()).isFalse());
        assertThat(calls("GetRole")).isEqualTo(MANY);
    }

    @Test
    void takesPoliciesOfRolesFromTheSame() {
        rolesOfTheAccount(MANY);
        var block = AwsSchemas.resourceType("aws_iam_role_policy").block();
        List<ReadRequest> requests =
                IntStream.range(0, MANY)
                        .mapToObj(number ->
                                ObjectBuilder.of(block).set("id", name(number) + ":inside").build())
                        .map(prior -> new ReadRequest(prior, PrivateData.NONE))
                        .toList();
        assertThat(provider.batchReads("aws_iam_role_policy").orElseThrow().readMany(requests))
                .allSatisfy(answer -> assertThat(answer.object().isNull()).isFalse());
        read("aws_iam_role", role -> role);
        int[] number = {0};
        read(
                "aws_iam_role_policy_attachment",
                attachment ->
                        attachment
                                .set("policy_arn", "arn:aws:iam::1:policy/p")
                                .set("role", name(number[0]++)));
        assertThat(aws.operations())
                .containsExactlyInAnyOrder("ListRoles", "GetAccountAuthorizationDetails");
    }

    private static String arn(String name) {
        return "arn:aws:sqs:eu-central-1:1:" + name;
    }

    private List<ReadAnswer> readQueues(String inState) {
        aws.on("GetQueueAttributes", "{\"Attributes\": {\"DelaySeconds\": \"0\"}}")
                .on("ListQueueTags", "{\"Tags\": {\"by\": \"itself\"}}");
        Value tags = Value.map(Type.STRING, Map.of("of", Value.string(inState)));
        int[] number = {0};
        return read(
                "aws_sqs_queue",
                queue -> {
                    String name = name(number[0]++);
                    return queue.set("url", name)
                            .set("arn", arn(name))
                            .set("tags", tags)
                            .set("tags_all", tags);
                });
    }

    private void tagsOfTheAccount(int count) {
        aws.on(
                "GetResources",
                "{\"ResourceTagMappingList\": ["
                        + IntStream.range(0, count)
                                .mapToObj(number ->
                                        "{\"ResourceARN\": \"%s\", \"Tags\": [{\"Key\": \"of\", \"Value\": \"all\"}]}"
                                                .formatted(arn(name(number))))
                                .collect(Collectors.joining(","))
                        + "]}");
    }

    @Test
    void takesTagsFromTheApiOfTagsWhereTheyAreAsTheStateHasThem() {
        tagsOfTheAccount(MANY);
        readQueues("all");
        assertThat(calls("GetResources")).isEqualTo(1);
        assertThat(calls("GetQueueAttributes")).isEqualTo(MANY);
        assertThat(calls("ListQueueTags")).isZero();
    }

    /// It may only be late.
    @Test
    void asksTheServiceWhereTheApiOfTagsSaysSomethingElse() {
        tagsOfTheAccount(MANY - 1);
        List<ReadAnswer> answers = readQueues("all");
        assertThat(calls("ListQueueTags")).isEqualTo(1);
        assertThat(attribute(answers.getLast(), "tags").asMap())
                .containsEntry("by", Value.string("itself"));
        assertThat(attribute(answers.getFirst(), "tags").asMap())
                .containsEntry("of", Value.string("all"));
    }

    @Test
    void asksTheServiceWhereTheApiOfTagsRefuses() {
        aws.on("GetResources", 400, "{\"__type\": \"AccessDeniedException\"}");
        readQueues("all");
        assertThat(calls("ListQueueTags")).isEqualTo(MANY);
    }

    /// Whoever gave an endpoint for queues alone does not want AWS to be asked.
    @Test
    void asksNoServiceThatWasNotNamed() {
        tagsOfTheAccount(MANY);
        String url = aws.url();
        try (Provider own =
                aws.with("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
                        .configured(directory, "{\"endpoints\": {\"sqs\": \"" + url + "\"}}")) {
            provider.close();
            provider = own;
            readQueues("all");
        }
        assertThat(calls("GetResources")).isZero();
        assertThat(calls("ListQueueTags")).isEqualTo(MANY);
    }

    private void bucketsAre(String more) {
        aws.on(
                "GET /?max-buckets=1000",
                "<R><Buckets>"
                        + each(
                                MANY,
                                "<Bucket><Name>%1$s</Name><BucketRegion>eu-central-1</BucketRegion></Bucket>")
                        + "</Buckets></R>");
        tagsOfTheAccount(0);
        for (int number = 0; number < MANY; number++) {
            String path = "GET /" + name(number) + "?";
            aws.on(
                            path + "versioning",
                            "<VersioningConfiguration>" + more + "</VersioningConfiguration>")
                    .on(path + "acl", "<AccessControlPolicy/>")
                    .on(path + "accelerate", "<AccelerateConfiguration/>")
                    .on(
                            path + "requestPayment",
                            "<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>")
                    .on(path + "logging", "<BucketLoggingStatus/>");
            NOT_SET.forEach((setting, code) -> refused(path + setting, code));
        }
    }

    private void refused(String operation, String code) {
        aws.on(operation, 404, "<Error><Code>" + code + "</Code></Error>");
    }

    @Test
    void listsBucketsAndTheirTagsTogether() {
        bucketsAre("");
        read("aws_s3_bucket", bucket -> bucket);
        assertThat(aws.operations())
                .contains("GetResources")
                .noneMatch(call -> call.startsWith("HEAD") || call.endsWith("?tagging"))
                .noneMatch(call -> call.endsWith("?object-lock") || call.endsWith("?replication"))
                .hasSize(2 + 10 * MANY);
    }

    @Test
    void asksForLocksAndReplicationWhereThereAreVersions() {
        bucketsAre("<Status>Enabled</Status>");
        read("aws_s3_bucket", bucket -> bucket);
        assertThat(aws.operations()).hasSize(2 + 12 * MANY);
    }

    @Test
    void asksForABucketAloneThatIsNotListed() {
        bucketsAre("");
        aws.forget("GET /?max-buckets=1000").on("GET /?max-buckets=1000", "<R><Buckets/></R>");
        for (int number = 0; number < MANY; number++) {
            aws.on("HEAD /" + name(number), 404, "");
        }
        assertThat(read("aws_s3_bucket", bucket -> bucket))
                .allSatisfy(answer -> assertThat(answer.object().isNull()).isTrue());
    }

    private void zoneHas(int records) {
        String zone = "/2013-04-01/hostedzone/Z1";
        aws.on(
                        "GET " + zone,
                        "<R><HostedZone><Id>/hostedzone/Z1</Id><Name>example.org.</Name></HostedZone></R>")
                .on(
                        "GET " + zone + "/rrset",
                        "<R><ResourceRecordSets>"
                                + each(
                                        records,
                                        "<ResourceRecordSet><Name>%1$s.example.org.</Name><Type>A</Type><TTL>60</TTL>"
                                                + "<ResourceRecords><ResourceRecord><Value>10.0.0.1</Value></ResourceRecord>"
                                                + "</ResourceRecords></ResourceRecordSet>")
                                + "</ResourceRecordSets><IsTruncated>false</IsTruncated></R>");
    }

    private List<ReadAnswer> readRecords() {
        int[] number = {0};
        return read(
                "aws_route53_record",
                record ->
                        record.set("zone_id", "Z1")
                                .set("name", name(number[0]++))
                                .set("type", "A"));
    }

    @Test
    void readsTheRecordsOfAZoneTogether() {
        zoneHas(MANY);
        assertThat(attribute(readRecords().getLast(), "fqdn").asString())
                .isEqualTo("n7.example.org");
        assertThat(aws.operations()).hasSize(2);
    }

    @Test
    void asksForARecordAloneThatIsNotAmongThem() {
        zoneHas(MANY - 1);
        aws.on(
                "GET /2013-04-01/hostedzone/Z1/rrset?name=n7.example.org&type=A",
                "<R><ResourceRecordSets/></R>");
        List<ReadAnswer> answers = readRecords();
        assertThat(answers.getLast().object().isNull()).isTrue();
        assertThat(aws.operations()).hasSize(3);
    }

    @Test
    void readsDatabasesTogether() {
        aws.on(
                "DescribeDBInstances",
                "<R><DescribeDBInstancesResult><DBInstances>"
                        + each(
                                MANY - 1,
                                "<DBInstance><DBInstanceIdentifier>%1$s</DBInstanceIdentifier>"
                                        + "<DBInstanceStatus>available</DBInstanceStatus><Engine>mysql</Engine>"
                                        + "<DBInstanceArn>arn:%1$s</DBInstanceArn></DBInstance>")
                        + "</DBInstances></DescribeDBInstancesResult></R>");
        List<ReadAnswer> answers = read("aws_db_instance", database -> database);
        assertThat(attribute(answers.getFirst(), "arn").asString()).isEqualTo("arn:n0");
        assertThat(calls("DescribeDBInstances")).isEqualTo(2);
    }

    @Test
    void readsTagsOfZonesTenAtATime() {
        for (int number = 0; number < MANY; number++) {
            aws.on(
                    "GET /2013-04-01/hostedzone/" + name(number),
                    "<R><HostedZone><Id>/hostedzone/%1$s</Id><Name>%1$s.</Name></HostedZone><DelegationSet><NameServers>"
                                    .formatted(name(number))
                            + "<NameServer>ns</NameServer></NameServers></DelegationSet></R>");
        }
        aws.on(
                "POST /2013-04-01/tags/hostedzone",
                "<R><ResourceTagSets>"
                        + each(
                                MANY,
                                "<ResourceTagSet><ResourceId>%1$s</ResourceId><Tags><Tag><Key>of</Key><Value>%1$s"
                                        + "</Value></Tag></Tags></ResourceTagSet>")
                        + "</ResourceTagSets></R>");
        List<ReadAnswer> answers = read("aws_route53_zone", zone -> zone);
        assertThat(attribute(answers.getLast(), "tags_all").asMap())
                .containsEntry("of", Value.string("n7"));
        assertThat(aws.operations()).hasSize(1 + MANY);
    }

    @Test
    void takesTagsOfLogGroupsFromTheApiOfTags() {
        tagsOfTheAccount(0);
        aws.on(
                "DescribeLogGroups",
                "{\"logGroups\": ["
                        + IntStream.range(0, MANY)
                                .mapToObj(number ->
                                        "{\"logGroupName\": \"%1$s\", \"arn\": \"arn:%1$s:*\"}"
                                                .formatted(name(number)))
                                .collect(Collectors.joining(","))
                        + "]}");
        int[] number = {0};
        read("aws_cloudwatch_log_group", group -> group.set("arn", "arn:" + name(number[0]++)));
        assertThat(calls("GetResources")).isEqualTo(1);
        assertThat(calls("ListTagsForResource")).isZero();
    }

    private static String eachParameter(int count, String item) {
        return "{\"Parameters\": ["
                + IntStream.range(0, count)
                        .mapToObj(number -> item.formatted(name(number)))
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private List<ReadAnswer> readParameters(int count) {
        tagsOfTheAccount(0);
        aws.on(
                        "GetParameters",
                        eachParameter(
                                count,
                                "{\"Name\": \"%1$s\", \"Type\": \"String\", \"Value\": \"of %1$s\", \"Version\": 3, \"ARN\": \"arn:%1$s\"}"))
                .on(
                        "DescribeParameters",
                        eachParameter(
                                count,
                                "{\"Name\": \"%1$s\", \"Tier\": \"Standard\", \"DataType\": \"text\"}"));
        int[] number = {0};
        return read(
                "aws_ssm_parameter", parameter -> parameter.set("arn", "arn:" + name(number[0]++)));
    }

    @Test
    void readsParametersTogether() {
        ReadAnswer last = readParameters(MANY).getLast();
        assertThat(attribute(last, "value").asString()).isEqualTo("of n7");
        assertThat(attribute(last, "tier").asString()).isEqualTo("Standard");
        assertThat(calls("GetParameters")).isEqualTo(1);
        assertThat(calls("DescribeParameters")).isEqualTo(1);
    }

    @Test
    void asksForAParameterAloneThatIsNotAmongThem() {
        aws.on("GetParameter", 400, "{\"__type\": \"ParameterNotFound\"}");
        assertThat(readParameters(MANY - 1).getLast().object().isNull()).isTrue();
        assertThat(calls("GetParameter")).isEqualTo(1);
    }

    /// What is new has no state to confirm.
    @Test
    void asksTheServiceForTheTagsOfWhatIsNew() {
        aws.on(
                        "CreateTopic",
                        "<R><CreateTopicResult><TopicArn>arn:aws:sns:x:1:t</TopicArn></CreateTopicResult></R>")
                .on("GetTopicAttributes", "<R><GetTopicAttributesResult/></R>")
                .on("ListTagsForResource", "<R><ListTagsForResourceResult/></R>")
                .on("CreateLogGroup", "{}")
                .on(
                        "DescribeLogGroups",
                        "{\"logGroups\": [{\"logGroupName\": \"g\", \"arn\": \"arn:g:*\"}]}");
        Life.of(provider, "aws_sns_topic").applied("{\"name\": \"t\"}");
        aws.forget("ListTagsForResource").on("ListTagsForResource", "{\"tags\": {}}");
        Life.of(provider, "aws_cloudwatch_log_group").applied("{\"name\": \"g\"}");
        aws.on("PutParameter", "{\"Version\": 1}")
                .on(
                        "GetParameter",
                        "{\"Parameter\": {\"Name\": \"p\", \"Type\": \"String\", \"Value\": \"v\", \"Version\": 1, \"ARN\": \"arn:p\"}}")
                .on("DescribeParameters", "{\"Parameters\": [{\"Name\": \"p\"}]}")
                .forget("ListTagsForResource")
                .on("ListTagsForResource", "{\"TagList\": []}");
        Life.of(provider, "aws_ssm_parameter")
                .applied("{\"name\": \"p\", \"type\": \"String\", \"value\": \"v\"}");
    }
}
