package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.iam.model.UserDetail;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_iam_user`. Its id is its name.
///
/// Never replaced: `name` and `path` are changed in place. By default the path is `/`. With
/// `force_destroy` its keys, devices and passwords are deleted with it; without, AWS refuses to delete
/// a user that has any.
public final class User implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .defaultsTo("path", Value.string("/"))
                .defaultsTo("force_destroy", Value.FALSE);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .matches("name", Iam.name(64), Iam.mustBeName(64))
                .longest("path", 512)
                .longest("permissions_boundary", 2_048)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var tags = Iam.ofNew(object, aws);
        aws.iam()
                .createUser(r -> {
                    r.userName(object.textOrNull("name"))
                            .path(object.textOrNull("path"))
                            .permissionsBoundary(object.textOrNull("permissions_boundary"));
                    if (!tags.isEmpty()) {
                        r.tags(tags);
                    }
                });
        object.id(object.now().requiredString("name"));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var together = Account.users(objects.stream().map(Draft::id).toList(), aws);
        Together.readEach(
                objects,
                object -> {
                    UserDetail known = together.get(object.id());
                    show(object, known == null ? alone(object.id(), aws) : known, aws);
                },
                Iam.GONE);
    }

    private static UserDetail alone(String name, AwsSession aws) {
        var user = aws.iam().getUser(r -> r.userName(name)).user();
        return UserDetail.builder()
                .arn(user.arn())
                .userName(user.userName())
                .path(user.path())
                .permissionsBoundary(user.permissionsBoundary())
                .userId(user.userId())
                .tags(user.tags())
                .build();
    }

    private static void show(Draft object, UserDetail user, AwsSession aws) {
        object.set("arn", user.arn())
                .set("name", user.userName())
                .set("path", user.path())
                .set(
                        "permissions_boundary",
                        user.permissionsBoundary() == null
                                ? null
                                : user.permissionsBoundary().permissionsBoundaryArn())
                .set("unique_id", user.userId());
        Iam.found(object, user.tags(), aws);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("name", "path")) {
            String before = object.id();
            String after = object.now().requiredString("name");
            aws.iam()
                    .updateUser(r ->
                            r.userName(before)
                                    .newUserName(after)
                                    .newPath(object.textOrNull("path")));
            object.id(after);
        }
        if (object.changed("permissions_boundary")) {
            changeBoundary(object, aws);
        }
    }

    private static void changeBoundary(Draft object, AwsSession aws) {
        Optional<String> boundary = object.text("permissions_boundary");
        if (boundary.isPresent()) {
            aws.iam()
                    .putUserPermissionsBoundary(
                            r -> r.userName(object.id()).permissionsBoundary(boundary.get()));
        } else {
            Calls.unlessGone(
                    () -> aws.iam().deleteUserPermissionsBoundary(r -> r.userName(object.id())),
                    Iam.GONE);
        }
    }

    /// Tags are put on before a change of name is made.
    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.iam().untagUser(r -> r.userName(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.iam().tagUser(r -> r.userName(object.id()).tags(Iam.tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () -> {
                    new UserBelongings(object.id(), aws).remove(object.isTrue("force_destroy"));
                    aws.iam().deleteUser(r -> r.userName(object.id()));
                },
                Iam.GONE);
    }
}
