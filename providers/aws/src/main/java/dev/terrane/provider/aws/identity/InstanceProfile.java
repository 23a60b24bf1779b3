package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// `aws_iam_instance_profile`: the role that a machine has. Its id is its name.
///
/// Replaced when `name`, `name_prefix` or `path` changes; another `role` takes the place of the one
/// before. By default the path is `/`.
public final class InstanceProfile implements ResourceType {
    private static final Duration PROPAGATION = Duration.ofMinutes(2);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix", "path")
                .defaultsTo("path", Value.string("/"));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .matches("name", Iam.name(128), Iam.mustBeName(128))
                .matches("name_prefix", Iam.name(102), Iam.mustBeName(102))
                .longest("path", 512)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = UniqueName.of(object, "name", "name_prefix", "");
        var tags = Iam.ofNew(object, aws);
        aws.iam()
                .createInstanceProfile(r -> {
                    r.instanceProfileName(name).path(object.textOrNull("path"));
                    if (!tags.isEmpty()) {
                        r.tags(tags);
                    }
                });
        object.id(name);
        object.text("role").ifPresent(role -> add(name, role, aws));
    }

    private static void add(String profile, String role, AwsSession aws) {
        aws.retryWhile(
                "role " + role + " to be known",
                PROPAGATION,
                () ->
                        aws.iam()
                                .addRoleToInstanceProfile(
                                        r -> r.instanceProfileName(profile).roleName(role)),
                "InvalidParameterValue");
    }

    private static void remove(String profile, String role, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.iam()
                                .removeRoleFromInstanceProfile(
                                        r -> r.instanceProfileName(profile).roleName(role)),
                Iam.GONE);
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), Iam.GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        var profile =
                aws.iam()
                        .getInstanceProfile(r -> r.instanceProfileName(object.id()))
                        .instanceProfile();
        object.set("arn", profile.arn())
                .set("create_date", Iam.time(profile.createDate()))
                .set("name", profile.instanceProfileName())
                .set("name_prefix", UniqueName.prefixOf(profile.instanceProfileName()))
                .set("path", profile.path())
                .set("unique_id", profile.instanceProfileId());
        if (!profile.roles().isEmpty()) {
            object.set("role", profile.roles().getFirst().roleName());
        }
        Iam.found(object, profile.tags(), aws);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("role")) {
            object.prior()
                    .string("role")
                    .filter(role -> !role.isEmpty())
                    .ifPresent(role -> remove(object.id(), role, aws));
            object.text("role").ifPresent(role -> add(object.id(), role, aws));
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.iam()
                    .untagInstanceProfile(r -> r.instanceProfileName(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.iam()
                    .tagInstanceProfile(
                            r -> r.instanceProfileName(object.id()).tags(Iam.tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        object.text("role").ifPresent(role -> remove(object.id(), role, aws));
        Calls.unlessGone(
                () -> aws.iam().deleteInstanceProfile(r -> r.instanceProfileName(object.id())),
                Iam.GONE);
    }
}
