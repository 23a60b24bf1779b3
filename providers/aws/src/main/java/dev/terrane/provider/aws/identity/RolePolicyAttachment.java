package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `aws_iam_role_policy_attachment`: one managed policy on one role. Replaced when either changes.
/// Imported by `ROLE/ARN`. The attachments of a role are read together.
public final class RolePolicyAttachment implements ResourceType {
    private static final Attachments ALL =
            new Attachments("role", RoleParts::attached, RolePolicyAttachment::together);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().replacedBy("role", "policy_arn");
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).arn("policy_arn").problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        aws.iam()
                .attachRolePolicy(r ->
                        r.roleName(object.textOrNull("role"))
                                .policyArn(object.textOrNull("policy_arn")));
        ALL.made(object);
    }

    private static Map<String, List<String>> together(Set<String> roles, AwsSession aws) {
        Map<String, List<String>> attached = new TreeMap<>();
        RoleParts.ofMany(roles, aws).forEach((role, parts) -> attached.put(role, parts.attached()));
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
                                .detachRolePolicy(r ->
                                        r.roleName(object.textOrNull("role"))
                                                .policyArn(object.textOrNull("policy_arn"))),
                Iam.GONE);
    }

    @Override
    public void importAs(Draft object, String id) {
        ALL.importAs(object, id);
    }
}
