package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.iam.model.AttachedPolicy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `aws_iam_user_policy_attachment`: one managed policy on one user. Replaced when either changes.
/// Imported by `USER/ARN`. The attachments of a user are read together.
public final class UserPolicyAttachment implements ResourceType {
    private static final Attachments ALL =
            new Attachments("user", UserPolicyAttachment::attached, UserPolicyAttachment::together);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().replacedBy("user", "policy_arn");
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).arn("policy_arn").problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        aws.iam()
                .attachUserPolicy(r ->
                        r.userName(object.textOrNull("user"))
                                .policyArn(object.textOrNull("policy_arn")));
        ALL.made(object);
    }

    private static List<String> attached(String user, AwsSession aws) {
        return aws
                .iam()
                .listAttachedUserPoliciesPaginator(r -> r.userName(user))
                .attachedPolicies()
                .stream()
                .map(AttachedPolicy::policyArn)
                .toList();
    }

    private static Map<String, List<String>> together(Set<String> users, AwsSession aws) {
        Map<String, List<String>> attached = new TreeMap<>();
        Account.users(users, aws)
                .forEach((user, known) ->
                        attached.put(user, Account.arns(known.attachedManagedPolicies())));
        return attached;
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        ALL.read(objects, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.iam()
                                .detachUserPolicy(r ->
                                        r.userName(object.textOrNull("user"))
                                                .policyArn(object.textOrNull("policy_arn"))),
                Iam.GONE);
    }

    @Override
    public void importAs(Draft object, String id) {
        ALL.importAs(object, id);
    }
}
