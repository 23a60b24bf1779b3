package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.util.List;

/// `aws_ecr_lifecycle_policy`: which images a repository drops. Its id is the repository's name.
/// Replaced when `repository` or `policy` changes; the order of the JSON is no change.
public final class RepositoryLifecyclePolicy implements ResourceType {
    private static final String MISSING = "LifecyclePolicyNotFoundException";

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("repository", "policy")
                .storedAs("policy", Json::normalized)
                .sameWhen("policy", Json::same);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).json("policy").problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        aws.ecr()
                .putLifecyclePolicy(r ->
                        r.repositoryName(object.textOrNull("repository"))
                                .lifecyclePolicyText(object.textOrNull("policy")));
        object.id(object.now().requiredString("repository"));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(
                objects,
                object -> {
                    var found = aws.ecr().getLifecyclePolicy(r -> r.repositoryName(object.id()));
                    object.set("repository", found.repositoryName())
                            .set("registry_id", found.registryId())
                            .set("policy", kept(object, found.lifecyclePolicyText()));
                },
                MISSING,
                Repository.GONE);
    }

    private static String kept(Draft object, String found) {
        return object.text("policy")
                .filter(had -> Json.same(Value.string(had), Value.string(found)))
                .orElseGet(() -> Json.normalized(found));
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () -> aws.ecr().deleteLifecyclePolicy(r -> r.repositoryName(object.id())),
                MISSING,
                Repository.GONE);
    }
}
