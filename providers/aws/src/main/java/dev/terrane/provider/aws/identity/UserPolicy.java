package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Policies;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.iam.model.UserDetail;

import java.util.List;
import java.util.Map;

/// `aws_iam_user_policy`: a policy inside of a user. Its id is `USER:NAME`.
///
/// Replaced when `name`, `name_prefix` or `user` changes. Policies that mean the same are no change.
public final class UserPolicy implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix", "user")
                .storedAs("policy", Policies::versionFirst)
                .sameWhen("policy", Policies::same);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .matches("name", Iam.name(128), Iam.mustBeName(128))
                .matches("name_prefix", Iam.name(102), Iam.mustBeName(102))
                .matches("user", Iam.name(64), Iam.mustBeName(64))
                .policy("policy")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String user = object.now().requiredString("user");
        String name = UniqueName.of(object, "name", "name_prefix", "");
        put(user, name, object, aws);
        object.id(user + ":" + name);
    }

    private static void put(String user, String name, Draft object, AwsSession aws) {
        aws.iam()
                .putUserPolicy(r ->
                        r.userName(user)
                                .policyName(name)
                                .policyDocument(object.textOrNull("policy")));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var users = Account.users(objects.stream().map(object -> id(object.id())[0]).toList(), aws);
        Together.readEach(
                objects, object -> show(object, document(object.id(), users, aws)), Iam.GONE);
    }

    private static String document(String whole, Map<String, UserDetail> users, AwsSession aws) {
        String[] id = id(whole);
        UserDetail known = users.get(id[0]);
        String document =
                known == null ? null : Account.documents(known.userPolicyList()).get(id[1]);
        return document == null
                ? Iam.decoded(
                        aws.iam()
                                .getUserPolicy(r -> r.userName(id[0]).policyName(id[1]))
                                .policyDocument())
                : document;
    }

    private static void show(Draft object, String document) {
        String[] id = id(object.id());
        object.set("user", id[0])
                .set("name", id[1])
                .set("name_prefix", UniqueName.prefixOf(id[1]))
                .set("policy", Policies.keptVersionFirst(object.text("policy"), document));
    }

    private static String[] id(String id) {
        return Iam.parts(id, ':', "USER:POLICY");
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        String[] id = id(object.id());
        put(id[0], id[1], object, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        String[] id = id(object.id());
        Calls.unlessGone(
                () -> aws.iam().deleteUserPolicy(r -> r.userName(id[0]).policyName(id[1])),
                Iam.GONE);
    }

    @Override
    public void importAs(Draft object, String id) {
        id(id);
        object.id(id);
    }
}
