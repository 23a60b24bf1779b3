package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A role with all that hangs on it.
///
/// One role costs a request, one more each for the policies on it and in it, and one for each of the
/// latter. Many roles are taken from
/// what IAM tells of the whole account: `ListRoles` has all but tags, boundary and policies, and
/// `GetAccountAuthorizationDetails` has these.
///
/// @param attached ARNs of managed policies
/// @param inline documents of the policies inside of it, by their names
record RoleParts(
        Role role,
        @Nullable AttachedPermissionsBoundary boundary,
        List<Tag> tags,
        List<String> attached,
        Map<String, String> inline) {
    RoleParts {
        tags = List.copyOf(tags);
        attached = List.copyOf(attached);
        inline = Map.copyOf(inline);
    }

    static List<String> attached(String role, AwsSession aws) {
        return aws
                .iam()
                .listAttachedRolePoliciesPaginator(r -> r.roleName(role))
                .attachedPolicies()
                .stream()
                .map(AttachedPolicy::policyArn)
                .toList();
    }

    static Map<String, String> inline(String role, AwsSession aws) {
        Map<String, String> documents = new TreeMap<>();
        for (String name : inlineNames(role, aws)) {
            String document =
                    aws.iam()
                            .getRolePolicy(r -> r.roleName(role).policyName(name))
                            .policyDocument();
            documents.put(name, Iam.decoded(document));
        }
        return documents;
    }

    static List<String> inlineNames(String role, AwsSession aws) {
        return aws.iam().listRolePoliciesPaginator(r -> r.roleName(role)).policyNames().stream()
                .toList();
    }

    /// Those of these roles that IAM tells of together (see [Account]).
    static Map<String, RoleParts> ofMany(Collection<String> names, AwsSession aws) {
        return Account.of(names, wanted -> ofAccount(wanted, aws));
    }

    private static Map<String, RoleParts> ofAccount(Set<String> wanted, AwsSession aws) {
        Map<String, RoleDetail> details =
                Account.byId(
                        wanted,
                        Account.details(EntityType.ROLE, aws).roleDetailList(),
                        RoleDetail::roleName);
        Map<String, RoleParts> parts = new TreeMap<>();
        for (Role role : aws.iam().listRolesPaginator(r -> r.maxItems(Account.PAGE)).roles()) {
            RoleDetail detail = details.get(role.roleName());
            if (detail != null) {
                parts.put(role.roleName(), of(role, detail));
            }
        }
        return parts;
    }

    private static RoleParts of(Role role, RoleDetail detail) {
        return new RoleParts(
                role,
                detail.permissionsBoundary(),
                detail.tags(),
                Account.arns(detail.attachedManagedPolicies()),
                Account.documents(detail.rolePolicyList()));
    }
}
