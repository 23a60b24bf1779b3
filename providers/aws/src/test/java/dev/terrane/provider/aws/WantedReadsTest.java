package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.ManagedResources.ReadAlong;
import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Provider;
import dev.terrane.spi.Wanted;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What costs a call of its own is asked for where somebody looks at it.
class WantedReadsTest extends ScriptedProvider {
    private static final String BUCKET = "aws_s3_bucket";
    private static final String VPC = "aws_vpc";

    /// Settings whose absence is an answer.
    private static final Set<String> SETTINGS =
            Set.of("versioning", "acl", "accelerate", "requestPayment", "logging", "cors");

    @BeforeEach
    void thereIsABucket() {
        aws.on("HEAD /b", "").on("GET /b?tagging", 404, "<Error><Code>NoSuchTagSet</Code></Error>");
        SETTINGS.forEach(setting -> aws.on("GET /b?" + setting, "<R/>"));
        Map.of(
                        "policy", "NoSuchBucketPolicy",
                        "encryption", "ServerSideEncryptionConfigurationNotFoundError",
                        "website", "NoSuchWebsiteConfiguration",
                        "lifecycle", "NoSuchLifecycleConfiguration",
                        "object-lock", "ObjectLockConfigurationNotFoundError",
                        "replication", "ReplicationConfigurationNotFoundError")
                .forEach((setting, code) ->
                        aws.on(
                                "GET /b?" + setting,
                                404,
                                "<Error><Code>" + code + "</Code></Error>"));
    }

    /// Each in a run of its own: within one, equal calls are made once.
    private ReadAnswer read(String type, Value prior, Wanted wanted) {
        try (Provider own = aws.provider(directory)) {
            ReadAnswer answer =
                    own.resource(type).read(new ReadRequest(prior, PrivateData.NONE, wanted));
            assertThat(answer.problems()).isEmpty();
            return answer;
        }
    }

    /// A bucket as it is once it was read.
    private Value bucket() {
        Value whole = read(BUCKET, unread(BUCKET, "b"), Wanted.ALL).object();
        aws.forgetCalls();
        return whole;
    }

    private static Value unread(String type, String id) {
        return ObjectBuilder.of(AwsSchemas.resourceType(type).block()).set("id", id).build();
    }

    private List<String> settingsAskedFor() {
        return aws.operations().stream()
                .filter(call -> call.startsWith("GET /b?"))
                .map(call -> call.substring("GET /b?".length()))
                .filter(setting -> !setting.equals("tagging"))
                .sorted()
                .toList();
    }

    @Test
    void aBucketThatNobodyLooksAtIsThereOrNot() {
        Value before = bucket();
        ReadAnswer answer = read(BUCKET, before, Wanted.of(Set.of("bucket")));
        assertThat(settingsAskedFor()).isEmpty();
        assertThat(answer.object()).isEqualTo(before);
    }

    @Test
    void aBucketThatIsGoneIsGone() {
        Value before = bucket();
        aws.forget("HEAD /b").on("HEAD /b", 404, "");
        assertThat(read(BUCKET, before, Wanted.of(Set.of())).object().isNull()).isTrue();
    }

    @Test
    void aSettingThatSomebodyLooksAtIsRead() {
        Value before = bucket();
        aws.forget("GET /b?versioning")
                .on("GET /b?versioning", "<R><Status>Enabled</Status></R>")
                .forget("GET /b?logging")
                .on("GET /b?logging", 500, "");
        ReadAnswer answer = read(BUCKET, before, Wanted.of(Set.of("versioning")));
        assertThat(settingsAskedFor()).containsExactly("versioning");
        assertThat(answer.object().asMap().get("versioning").asList().getFirst().asMap())
                .containsEntry("enabled", Value.TRUE);
    }

    /// Whether there are versions was not asked, so there may be a lock.
    @Test
    void aLockIsAskedForWhereItIsNotKnownWhetherThereAreVersions() {
        Value before = bucket();
        read(BUCKET, before, Wanted.of(Set.of("object_lock_configuration")));
        assertThat(settingsAskedFor()).containsExactly("object-lock");
    }

    @Test
    void allOfItIsReadWhereAllIsWantedAndWhereNothingIsKnown() {
        Value before = bucket();
        read(BUCKET, before, Wanted.ALL);
        List<String> all = settingsAskedFor();
        aws.forgetCalls();
        read(BUCKET, unread(BUCKET, "b"), Wanted.of(Set.of()));
        assertThat(all).hasSize(10).containsAll(SETTINGS);
        assertThat(settingsAskedFor()).contains("policy", "accelerate", "requestPayment");
    }

    @Test
    void theResourceOfASettingReadsItAnyway() {
        List<ReadAlong> along = provider.resource(BUCKET).readsAlong();
        assertThat(along)
                .contains(
                        new ReadAlong(
                                "aws_s3_bucket_versioning", "bucket", "id", Set.of("versioning")));
        Set<String> filled =
                along.stream()
                        .flatMap(each -> each.attributes().stream())
                        .collect(Collectors.toSet());
        assertThat(AwsSchemas.resourceType(BUCKET).block().impliedType().attributes())
                .containsKeys(filled.toArray(String[]::new));
    }

    /// By default names are resolved, so where nobody says anything it is planned that they are.
    @ParameterizedTest
    @ValueSource(strings = {"enable_dns_hostnames", "enable_network_address_usage_metrics"})
    void aSwitchOfAVpcIsReadWhereItIsLookedAtOrHasADefault(String name) {
        aws.on(
                        "DescribeVpcs",
                        "<R><vpcSet><item><vpcId>vpc-1</vpcId><ownerId>1</ownerId></item></vpcSet></R>")
                .on("DescribeNetworkAcls", "<R/>")
                .on("DescribeSecurityGroups", "<R/>")
                .on("DescribeRouteTables", "<R/>")
                .on("DescribeVpcAttribute", "<R/>");
        Value before = read(VPC, unread(VPC, "vpc-1"), Wanted.ALL).object();
        assertThat(aws.sent("DescribeVpcAttribute")).hasSize(3);
        aws.forgetCalls();
        read(VPC, before, Wanted.of(Set.of("id")));
        assertThat(aws.sent("DescribeVpcAttribute"))
                .singleElement()
                .asString()
                .contains("enableDnsSupport");
        aws.forgetCalls();
        read(VPC, before, Wanted.of(Set.of(name)));
        assertThat(aws.sent("DescribeVpcAttribute")).hasSize(2);
    }

    @Test
    void policiesOfARoleAreReadWhereSomebodyLooksAtThem() {
        aws.on(
                        "GetRole",
                        "<R><GetRoleResult><Role><RoleName>r</RoleName><Path>/</Path>"
                                + "<AssumeRolePolicyDocument>%7B%7D</AssumeRolePolicyDocument></Role></GetRoleResult></R>")
                .on("ListAttachedRolePolicies", "<R><ListAttachedRolePoliciesResult/></R>")
                .on("ListRolePolicies", "<R><ListRolePoliciesResult/></R>");
        Value before = read("aws_iam_role", unread("aws_iam_role", "r"), Wanted.ALL).object();
        aws.forgetCalls();
        read("aws_iam_role", before, Wanted.of(Set.of("arn")));
        assertThat(aws.operations()).containsExactly("GetRole");
        read("aws_iam_role", before, Wanted.of(Set.of("managed_policy_arns")));
        assertThat(aws.operations())
                .containsExactly("GetRole", "GetRole", "ListAttachedRolePolicies");
    }

    @Test
    void aRoleLosesWhatSomebodyHasPutOnItSinceItWasRead() {
        aws.on("ListInstanceProfilesForRole", "<R><ListInstanceProfilesForRoleResult/></R>")
                .on(
                        "DeleteRole",
                        409,
                        "<ErrorResponse><Error><Code>DeleteConflict</Code></Error></ErrorResponse>")
                .on("DeleteRole", "<R/>")
                .on(
                        "ListAttachedRolePolicies",
                        "<R><ListAttachedRolePoliciesResult><AttachedPolicies><member>"
                                + "<PolicyArn>arn:aws:iam::1:policy/p</PolicyArn></member></AttachedPolicies>"
                                + "</ListAttachedRolePoliciesResult></R>")
                .on("ListRolePolicies", "<R><ListRolePoliciesResult/></R>")
                .on("DetachRolePolicy", "<R/>");
        Value prior =
                ObjectBuilder.of(AwsSchemas.resourceType("aws_iam_role").block())
                        .set("id", "r")
                        .set("managed_policy_arns", Value.set(Type.STRING, List.of()))
                        .build();
        var answer =
                provider.resource("aws_iam_role")
                        .apply(
                                new dev.terrane.spi.ManagedResources.ApplyRequest(
                                        prior,
                                        Value.nullOf(prior.type()),
                                        Value.nullOf(prior.type()),
                                        PrivateData.NONE));
        assertThat(answer.problems()).isEmpty();
        assertThat(aws.sent("DetachRolePolicy")).hasSize(1);
        assertThat(aws.sent("DeleteRole")).hasSize(2);
    }
}
