package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.Tag;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `data "aws_iam_role"`: a role by `name`.
public final class RoleData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        String name = object.now().requiredString("name");
        var role =
                Calls.find(() -> aws.iam().getRole(r -> r.roleName(name)).role(), Iam.GONE)
                        .orElseThrow(() ->
                                FailedCall.at(
                                        "name",
                                        "Role not found",
                                        "There is no IAM role with the name \"" + name + "\"."));
        object.id(name);
        object.set("arn", role.arn())
                .set("assume_role_policy", Iam.decoded(role.assumeRolePolicyDocument()))
                .set("create_date", Iam.time(role.createDate()))
                .set("description", role.description())
                .set("max_session_duration", role.maxSessionDuration())
                .set("path", role.path())
                .set(
                        "permissions_boundary",
                        role.permissionsBoundary() == null
                                ? null
                                : role.permissionsBoundary().permissionsBoundaryArn())
                .set("unique_id", role.roleId())
                .setObjects("role_last_used", lastUsed(role.roleLastUsed()))
                .setMap(
                        "tags",
                        aws.tags().withoutIgnored(Tags.of(role.tags(), Tag::key, Tag::value)));
    }

    private static List<Map<String, Value>> lastUsed(
            @org.jspecify.annotations.Nullable RoleLastUsed used) {
        return used == null
                ? List.of()
                : List.of(
                        Map.of(
                                "last_used_date", Value.string(Iam.time(used.lastUsedDate())),
                                "region",
                                        Value.string(
                                                Objects.requireNonNullElse(used.region(), ""))));
    }
}
