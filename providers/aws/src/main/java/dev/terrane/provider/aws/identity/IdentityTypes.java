package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Who may do what: the types of this package.
public final class IdentityTypes {
    private IdentityTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(
                    Map.entry("aws_iam_access_key", AccessKey::new),
                    Map.entry("aws_iam_group", Group::new),
                    Map.entry("aws_iam_group_membership", GroupMembership::new),
                    Map.entry("aws_iam_group_policy_attachment", GroupPolicyAttachment::new),
                    Map.entry("aws_iam_instance_profile", InstanceProfile::new),
                    Map.entry("aws_iam_openid_connect_provider", OpenidConnectProvider::new),
                    Map.entry("aws_iam_policy", Policy::new),
                    Map.entry("aws_iam_policy_attachment", PolicyAttachment::new),
                    Map.entry("aws_iam_role", Role::new),
                    Map.entry("aws_iam_role_policy", RolePolicy::new),
                    Map.entry("aws_iam_role_policy_attachment", RolePolicyAttachment::new),
                    Map.entry("aws_iam_user", User::new),
                    Map.entry("aws_iam_user_policy", UserPolicy::new),
                    Map.entry("aws_iam_user_policy_attachment", UserPolicyAttachment::new));

    public static final Map<String, Supplier<DataType>> DATA_SOURCES =
            Map.ofEntries(
                    Map.entry("aws_caller_identity", CallerIdentity::new),
                    Map.entry("aws_iam_policy", PolicyData::new),
                    Map.entry("aws_iam_policy_document", PolicyDocument::new),
                    Map.entry("aws_iam_role", RoleData::new));
}
