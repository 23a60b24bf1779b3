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

import software.amazon.awssdk.services.iam.model.GroupDetail;

import java.util.List;

/// `aws_iam_group`. Its id is its name.
///
/// Never replaced: `name` and `path` are changed in place. By default the path is `/`.
public final class Group implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().defaultsTo("path", Value.string("/"));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .matches("name", Iam.name(128), Iam.mustBeName(128))
                .longest("path", 512)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        aws.iam()
                .createGroup(r ->
                        r.groupName(object.textOrNull("name")).path(object.textOrNull("path")));
        object.id(object.now().requiredString("name"));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var together = Account.groups(objects.stream().map(Draft::id).toList(), aws);
        Together.readEach(
                objects,
                object -> {
                    GroupDetail known = together.get(object.id());
                    show(object, known == null ? alone(object.id(), aws) : known);
                },
                Iam.GONE);
    }

    private static GroupDetail alone(String name, AwsSession aws) {
        var group = aws.iam().getGroup(r -> r.groupName(name)).group();
        return GroupDetail.builder()
                .arn(group.arn())
                .groupName(group.groupName())
                .path(group.path())
                .groupId(group.groupId())
                .build();
    }

    private static void show(Draft object, GroupDetail group) {
        object.set("arn", group.arn())
                .set("name", group.groupName())
                .set("path", group.path())
                .set("unique_id", group.groupId());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        String after = object.now().requiredString("name");
        aws.iam()
                .updateGroup(r ->
                        r.groupName(object.id())
                                .newGroupName(after)
                                .newPath(object.textOrNull("path")));
        object.id(after);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(() -> aws.iam().deleteGroup(r -> r.groupName(object.id())), Iam.GONE);
    }
}
