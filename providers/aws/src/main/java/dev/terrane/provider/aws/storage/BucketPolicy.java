package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Policies;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import java.time.Duration;
import java.util.List;

/// `aws_s3_bucket_policy`: who may do what with a bucket. Replaced when `bucket` changes. Policies that
/// mean the same are no change.
public final class BucketPolicy implements ResourceType {
    static final Duration PROPAGATION = Duration.ofMinutes(2);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("bucket")
                .storedAs("policy", Json::normalized)
                .sameWhen("policy", Policies::same);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).longest("bucket", 63).policy("policy").problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Buckets.create(object, aws, () -> put(object, aws));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        put(object, aws);
    }

    /// New principals are not known everywhere at once.
    private static void put(Draft object, AwsSession aws) {
        aws.retryWhile(
                "the policy's principals to be known",
                PROPAGATION,
                () ->
                        aws.s3()
                                .putBucketPolicy(r ->
                                        r.bucket(Buckets.nameOf(object))
                                                .policy(object.textOrNull("policy"))),
                "MalformedPolicy");
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(
                objects,
                object -> {
                    Buckets.showNames(object);
                    String found = aws.s3().getBucketPolicy(r -> r.bucket(object.id())).policy();
                    if (found == null || found.isEmpty()) {
                        object.gone();
                    } else {
                        object.set("policy", Policies.kept(object.text("policy"), found));
                    }
                },
                Buckets.GONE,
                "NoSuchBucketPolicy");
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Buckets.remove(
                () -> aws.s3().deleteBucketPolicy(r -> r.bucket(object.id())),
                "NoSuchBucketPolicy");
    }

    @Override
    public String publicExposure(Attributes planned) {
        return planned.string("policy").filter(Policies::allowsEverybody).isPresent()
                ? "the bucket's policy allows everybody something without a condition"
                : "";
    }
}
