package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.iam.model.PolicyGroup;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyUser;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `aws_iam_policy_attachment`: all the users, roles and groups that have a managed policy. Whoever
/// else has it loses it.
///
/// Replaced when `name` or `policy_arn` changes. The name is its id, and is known to nobody else.
public final class PolicyAttachment implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().replacedBy("name", "policy_arn");
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).arn("policy_arn").problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        object.id(object.now().requiredString("name"));
        change(object, Set.of(), Set.of(), Set.of(), aws);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        change(
                object,
                before(object, "users"),
                before(object, "roles"),
                before(object, "groups"),
                aws);
    }

    private static Set<String> before(Draft object, String kind) {
        return new HashSet<>(object.prior().strings(kind));
    }

    private static void change(
            Draft object,
            Set<String> users,
            Set<String> roles,
            Set<String> groups,
            AwsSession aws) {
        String arn = object.now().requiredString("policy_arn");
        difference(users, object.texts("users")).forEach(name -> detachUser(name, arn, aws));
        difference(roles, object.texts("roles")).forEach(name -> detachRole(name, arn, aws));
        difference(groups, object.texts("groups")).forEach(name -> detachGroup(name, arn, aws));
        difference(object.texts("users"), users)
                .forEach(name -> aws.iam().attachUserPolicy(r -> r.userName(name).policyArn(arn)));
        difference(object.texts("roles"), roles)
                .forEach(name -> aws.iam().attachRolePolicy(r -> r.roleName(name).policyArn(arn)));
        difference(object.texts("groups"), groups)
                .forEach(
                        name -> aws.iam().attachGroupPolicy(r -> r.groupName(name).policyArn(arn)));
    }

    private static List<String> difference(Iterable<String> from, Iterable<String> without) {
        Set<String> left = new java.util.TreeSet<>();
        from.forEach(left::add);
        without.forEach(left::remove);
        return List.copyOf(left);
    }

    private static void detachUser(String name, String arn, AwsSession aws) {
        Calls.unlessGone(
                () -> aws.iam().detachUserPolicy(r -> r.userName(name).policyArn(arn)), Iam.GONE);
    }

    private static void detachRole(String name, String arn, AwsSession aws) {
        Calls.unlessGone(
                () -> aws.iam().detachRolePolicy(r -> r.roleName(name).policyArn(arn)), Iam.GONE);
    }

    private static void detachGroup(String name, String arn, AwsSession aws) {
        Calls.unlessGone(
                () -> aws.iam().detachGroupPolicy(r -> r.groupName(name).policyArn(arn)), Iam.GONE);
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), Iam.GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        var found =
                aws.iam()
                        .listEntitiesForPolicyPaginator(
                                r -> r.policyArn(object.textOrNull("policy_arn")));
        List<String> users = found.policyUsers().stream().map(PolicyUser::userName).toList();
        List<String> roles = found.policyRoles().stream().map(PolicyRole::roleName).toList();
        List<String> groups = found.policyGroups().stream().map(PolicyGroup::groupName).toList();
        if (users.isEmpty() && roles.isEmpty() && groups.isEmpty()) {
            object.gone();
            return;
        }
        object.setTexts("users", users).setTexts("roles", roles).setTexts("groups", groups);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        String arn = object.now().requiredString("policy_arn");
        object.texts("users").forEach(name -> detachUser(name, arn, aws));
        object.texts("roles").forEach(name -> detachRole(name, arn, aws));
        object.texts("groups").forEach(name -> detachGroup(name, arn, aws));
    }

    @Override
    public void importAs(Draft object, String id) {
        throw FailedCall.of(
                "Not importable",
                "An aws_iam_policy_attachment can not be imported: IAM does not know its name. Write it"
                        + " down and apply it.");
    }
}
