package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/// Who and what may do something is told of the whole account at once.
class AccountReadsTest extends ScriptedBatch {
    private static final String TRUST = "%7B%22Version%22%3A%222012-10-17%22%7D";

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

    private void ofTheAccount(String kind, String members) {
        aws.on(
                "GetAccountAuthorizationDetails",
                "<R><GetAccountAuthorizationDetailsResult><%1$s>%2$s</%1$s></GetAccountAuthorizationDetailsResult></R>"
                        .formatted(kind, members));
    }

    private void usersOfTheAccount(int count) {
        ofTheAccount(
                "UserDetailList",
                each(
                        count,
                        "<member><UserName>%1$s</UserName><Arn>arn:aws:iam::1:user/%1$s</Arn>"
                                + "<Path>/staff/</Path><UserId>id-%1$s</UserId>"
                                + "<Tags><member><Key>of</Key><Value>%1$s</Value></member></Tags>"
                                + "<PermissionsBoundary><PermissionsBoundaryArn>arn:aws:iam::1:policy/b"
                                + "</PermissionsBoundaryArn></PermissionsBoundary>"
                                + "<AttachedManagedPolicies><member><PolicyArn>arn:aws:iam::1:policy/p"
                                + "</PolicyArn></member></AttachedManagedPolicies>"
                                + "<UserPolicyList><member><PolicyName>inside</PolicyName>"
                                + "<PolicyDocument>"
                                + TRUST.replace("%", "%%")
                                + "</PolicyDocument></member></UserPolicyList></member>"));
    }

    @Test
    void takesUsersAndWhatHangsOnThemFromWhatIsToldOfTheAccount() {
        usersOfTheAccount(MANY);
        ReadAnswer last = read("aws_iam_user", user -> user).getLast();
        int[] number = {0};
        List<ReadAnswer> attachments =
                read(
                        "aws_iam_user_policy_attachment",
                        attachment ->
                                attachment
                                        .set("policy_arn", "arn:aws:iam::1:policy/p")
                                        .set("user", name(number[0]++)));
        int[] inside = {0};
        List<ReadAnswer> policies =
                read(
                        "aws_iam_user_policy",
                        policy -> policy.set("id", name(inside[0]++) + ":inside"));
        assertThat(aws.operations()).containsExactly("GetAccountAuthorizationDetails");
        assertThat(attribute(last, "path").asString()).isEqualTo("/staff/");
        assertThat(attribute(last, "unique_id").asString()).isEqualTo("id-n7");
        assertThat(attribute(last, "permissions_boundary").asString()).endsWith("policy/b");
        assertThat(attribute(last, "tags_all").asMap()).containsEntry("of", Value.string("n7"));
        assertThat(attachments)
                .allSatisfy(answer -> assertThat(answer.object().isNull()).isFalse());
        assertThat(policies)
                .allSatisfy(answer ->
                        assertThat(attribute(answer, "policy").asString()).contains("2012-10-17"));
    }

    @Test
    void aUserThatIsNotAmongThemIsGoneWhereItIsNotFoundAlone() {
        usersOfTheAccount(MANY - 1);
        aws.on(
                "GetUser",
                404,
                "<ErrorResponse><Error><Code>NoSuchEntity</Code></Error></ErrorResponse>");
        List<ReadAnswer> answers = read("aws_iam_user", user -> user);
        assertThat(aws.sent("GetUser")).singleElement().asString().contains("UserName=n7");
        assertThat(answers.getLast().object().isNull()).isTrue();
        assertThat(answers.getFirst().object().isNull()).isFalse();
    }

    @Test
    void takesGroupsAndTheirPoliciesFromWhatIsToldOfTheAccount() {
        ofTheAccount(
                "GroupDetailList",
                each(
                        MANY,
                        "<member><GroupName>%1$s</GroupName><Arn>arn:aws:iam::1:group/%1$s</Arn>"
                                + "<Path>/</Path><GroupId>id-%1$s</GroupId>"
                                + "<AttachedManagedPolicies><member><PolicyArn>arn:aws:iam::1:policy/p"
                                + "</PolicyArn></member></AttachedManagedPolicies></member>"));
        ReadAnswer last = read("aws_iam_group", group -> group).getLast();
        int[] number = {0};
        read(
                "aws_iam_group_policy_attachment",
                attachment ->
                        attachment
                                .set("policy_arn", "arn:aws:iam::1:policy/p")
                                .set("group", name(number[0]++)));
        assertThat(aws.operations()).containsExactly("GetAccountAuthorizationDetails");
        assertThat(attribute(last, "arn").asString()).isEqualTo("arn:aws:iam::1:group/n7");
        assertThat(attribute(last, "unique_id").asString()).isEqualTo("id-n7");
    }

    /// Tags of policies are told of one at a time.
    @Test
    void takesDocumentsOfPoliciesFromWhatIsToldOfTheAccount() {
        String document = "%7B%22Version%22%3A%222012-10-17%22%2C%22Id%22%3A%22new%22%7D";
        ofTheAccount(
                "Policies",
                each(
                        MANY - 1,
                        "<member><Arn>%1$s</Arn><DefaultVersionId>v2</DefaultVersionId><PolicyVersionList>"
                                + "<member><VersionId>v1</VersionId><Document>old</Document></member>"
                                + "<member><VersionId>v2</VersionId><Document>"
                                + document.replace("%", "%%")
                                + "</Document></member></PolicyVersionList></member>"));
        aws.on(
                        "GetPolicy",
                        "<R><GetPolicyResult><Policy><PolicyName>p</PolicyName><Path>/</Path>"
                                + "<DefaultVersionId>v2</DefaultVersionId></Policy></GetPolicyResult></R>")
                .on(
                        "GetPolicyVersion",
                        "<R><GetPolicyVersionResult><PolicyVersion><Document>"
                                + document
                                + "</Document></PolicyVersion></GetPolicyVersionResult></R>");
        assertThat(read("aws_iam_policy", policy -> policy))
                .allSatisfy(answer ->
                        assertThat(attribute(answer, "policy").asString()).contains("new"));
        assertThat(calls("GetAccountAuthorizationDetails")).isEqualTo(1);
        assertThat(calls("GetPolicy")).isEqualTo(MANY);
        assertThat(aws.sent("GetPolicyVersion"))
                .singleElement()
                .asString()
                .contains("PolicyArn=n7");
    }
}
