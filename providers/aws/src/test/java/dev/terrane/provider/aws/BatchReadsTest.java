package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.Provider;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where a service has no request for many objects, what can be asked for together is.
class BatchReadsTest extends ScriptedBatch {

    private static final Map<String, String> NOT_SET =
            Map.of(
                    "policy", "NoSuchBucketPolicy",
                    "cors", "NoSuchCORSConfiguration",
                    "encryption", "ServerSideEncryptionConfigurationNotFoundError",
                    "website", "NoSuchWebsiteConfiguration",
                    "lifecycle", "NoSuchLifecycleConfiguration",
                    "object-lock", "ObjectLockConfigurationNotFoundError",
                    "replication", "ReplicationConfigurationNotFoundError");

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

    @Test
    void readsServicesOfAClusterTogether() {
        aws.on(
                "DescribeServices",
                "{\"services\": ["
                        + IntStream.range(0, MANY - 1)
                                .mapToObj(number ->
                                        "{\"serviceArn\": \"%1$s\", \"serviceName\": \"%1$s\", \"status\": \"ACTIVE\", \"desiredCount\": 2}"
                                                .formatted(name(number)))
                                .collect(Collectors.joining(","))
                        + "], \"failures\": [{\"arn\": \"n7\", \"reason\": \"MISSING\"}]}",
                "{\"services\": [], \"failures\": [{\"arn\": \"n7\", \"reason\": \"MISSING\"}]}");
        List<ReadAnswer> answers =
                read("aws_ecs_service", service -> service.set("cluster", "orchard"));
        assertThat(aws.sent("DescribeServices")).hasSize(2);
        assertThat(aws.sent("DescribeServices").getFirst()).contains("n0").contains("n7");
        assertThat(attribute(answers.getFirst(), "desired_count")).isEqualTo(Value.number(2));
        assertThat(answers.get(MANY - 2).object().isNull()).isFalse();
        assertThat(answers.getLast().object().isNull()).isTrue();
    }

    private static String repository(String name) {
        return "{\"repositoryName\": \"%1$s\", \"repositoryArn\": \"arn:aws:ecr:x:1:repository/%1$s\", \"imageTagMutability\": \"MUTABLE\"}"
                .formatted(name);
    }

    @Test
    void readsRepositoriesTogether() {
        aws.on(
                        "DescribeRepositories",
                        "{\"repositories\": ["
                                + IntStream.range(0, MANY)
                                        .mapToObj(number -> repository(name(number)))
                                        .collect(Collectors.joining(","))
                                + "]}")
                .on(
                        "ListTagsForResource",
                        "{\"tags\": [{\"Key\": \"by\", \"Value\": \"itself\"}]}");
        List<ReadAnswer> answers = read("aws_ecr_repository", one -> one);
        assertThat(calls("DescribeRepositories")).isEqualTo(1);
        assertThat(attribute(answers.getLast(), "arn").asString()).endsWith("/n7");
        assertThat(attribute(answers.getLast(), "tags_all").asMap())
                .containsEntry("by", Value.string("itself"));
    }

    @Test
    void asksForEachRepositoryWhereOneIsMissing() {
        aws.on("DescribeRepositories", 400, "{\"__type\": \"RepositoryNotFoundException\"}");
        assertThat(read("aws_ecr_repository", one -> one))
                .allSatisfy(answer -> assertThat(answer.object().isNull()).isTrue());
        assertThat(calls("DescribeRepositories")).isEqualTo(MANY + 1);
    }
}
