package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Policies;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `aws_iam_policy`: a managed policy. Its id is its ARN.
///
/// Replaced when `name`, `name_prefix`, `path` or `description` changes. Another `policy` becomes the
/// default version; IAM keeps five versions, so that the oldest makes room. By default the path is
/// `/`. Policies that mean the same are no change.
public final class Policy implements ResourceType {
    private static final int VERSIONS_KEPT = 5;
    private static final Duration PROPAGATION = Duration.ofMinutes(2);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix", "path", "description")
                .defaultsTo("path", Value.string("/"))
                .storedAs("policy", Json::normalized)
                .sameWhen("policy", Policies::same);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .matches("name", Iam.name(128), Iam.mustBeName(128))
                .matches("name_prefix", Iam.name(102), Iam.mustBeName(102))
                .longest("path", 512)
                .longest("description", 1_000)
                .policy("policy")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var tags = Iam.ofNew(object, aws);
        var made =
                aws.iam()
                        .createPolicy(r -> {
                            r.policyName(UniqueName.of(object, "name", "name_prefix", ""))
                                    .path(object.textOrNull("path"))
                                    .description(object.textOrNull("description"))
                                    .policyDocument(object.textOrNull("policy"));
                            if (!tags.isEmpty()) {
                                r.tags(tags);
                            }
                        });
        object.id(made.policy().arn());
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    /// The documents of many come together; tags are told only of one at a time.
    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var together = Account.policies(objects.stream().map(Draft::id).toList(), aws);
        Together.readEach(objects, object -> readOne(object, together, aws), Iam.GONE);
    }

    private static void readOne(
            Draft object, Map<String, ManagedPolicyDetail> together, AwsSession aws) {
        var policy = aws.iam().getPolicy(r -> r.policyArn(object.id())).policy();
        object.set("arn", policy.arn())
                .set("attachment_count", policy.attachmentCount())
                .set("description", policy.description())
                .set("name", policy.policyName())
                .set("name_prefix", UniqueName.prefixOf(policy.policyName()))
                .set("path", policy.path())
                .set("policy_id", policy.policyId());
        Iam.found(object, policy.tags(), aws);
        String document =
                known(together.get(object.id()), policy.defaultVersionId())
                        .orElseGet(() -> document(object.id(), policy.defaultVersionId(), aws));
        object.set("policy", Policies.kept(object.text("policy"), document));
    }

    private static Optional<String> known(@Nullable ManagedPolicyDetail policy, String version) {
        return Stream.ofNullable(policy)
                .flatMap(detail -> detail.policyVersionList().stream())
                .filter(one -> version.equals(one.versionId()) && one.document() != null)
                .map(one -> Iam.decoded(one.document()))
                .findFirst();
    }

    static String document(String arn, String version, AwsSession aws) {
        return Iam.decoded(
                aws.iam()
                        .getPolicyVersion(r -> r.policyArn(arn).versionId(version))
                        .policyVersion()
                        .document());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("policy")) {
            makeRoom(object.id(), aws);
            aws.iam()
                    .createPolicyVersion(r ->
                            r.policyArn(object.id())
                                    .policyDocument(object.textOrNull("policy"))
                                    .setAsDefault(true));
        }
    }

    private static void makeRoom(String arn, AwsSession aws) {
        List<PolicyVersion> versions = versions(arn, aws);
        if (versions.size() >= VERSIONS_KEPT) {
            versions.stream()
                    .filter(version -> !version.isDefaultVersion())
                    .min(Comparator.comparing(PolicyVersion::createDate))
                    .ifPresent(oldest -> deleteVersion(arn, oldest, aws));
        }
    }

    private static List<PolicyVersion> versions(String arn, AwsSession aws) {
        return aws.iam().listPolicyVersionsPaginator(r -> r.policyArn(arn)).versions().stream()
                .toList();
    }

    private static void deleteVersion(String arn, PolicyVersion version, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.iam()
                                .deletePolicyVersion(
                                        r -> r.policyArn(arn).versionId(version.versionId())),
                Iam.GONE);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.iam().untagPolicy(r -> r.policyArn(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.iam().tagPolicy(r -> r.policyArn(object.id()).tags(Iam.tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () -> {
                    versions(object.id(), aws).stream()
                            .filter(version -> !version.isDefaultVersion())
                            .forEach(version -> deleteVersion(object.id(), version, aws));
                    aws.retryWhile(
                            "policy " + object.id() + " to be unused",
                            PROPAGATION,
                            () -> aws.iam().deletePolicy(r -> r.policyArn(object.id())),
                            "DeleteConflict");
                },
                Iam.GONE);
    }
}
