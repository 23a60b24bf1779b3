package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `aws_iam_group_membership`: all the users of a group. Others lose their membership.
///
/// Replaced when `name` or `group` changes. The name is its id, and is known to nobody else.
public final class GroupMembership implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().replacedBy("name", "group");
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        object.id(object.now().requiredString("name"));
        object.texts("users").forEach(user -> add(object, user, aws));
    }

    private static void add(Draft object, String user, AwsSession aws) {
        aws.iam().addUserToGroup(r -> r.groupName(object.textOrNull("group")).userName(user));
    }

    private static void remove(Draft object, String user, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.iam()
                                .removeUserFromGroup(r ->
                                        r.groupName(object.textOrNull("group")).userName(user)),
                Iam.GONE);
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(
                objects,
                object ->
                        object.setTexts(
                                "users",
                                aws
                                        .iam()
                                        .getGroupPaginator(
                                                r -> r.groupName(object.textOrNull("group")))
                                        .users()
                                        .stream()
                                        .map(user -> user.userName())
                                        .toList()),
                Iam.GONE);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        Set<String> before = new HashSet<>(object.prior().strings("users"));
        Set<String> after = new HashSet<>(object.texts("users"));
        before.stream()
                .filter(user -> !after.contains(user))
                .sorted()
                .forEach(user -> remove(object, user, aws));
        after.stream()
                .filter(user -> !before.contains(user))
                .sorted()
                .forEach(user -> add(object, user, aws));
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        object.texts("users").forEach(user -> remove(object, user, aws));
    }

    @Override
    public void importAs(Draft object, String id) {
        throw FailedCall.of(
                "Not importable",
                "An aws_iam_group_membership can not be imported: IAM does not know its name. Write it"
                        + " down and apply it.");
    }
}
