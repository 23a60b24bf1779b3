package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.s3.model.LifecycleRule;

import java.util.List;
import java.util.Objects;

/// `aws_s3_bucket_lifecycle_configuration`: what becomes of a bucket's objects as they age. Replaced when
/// `bucket` or `expected_bucket_owner` changes.
///
/// It is of the newer plugin library: what a rule leaves open is null, but for a prefix, which is empty.
public final class BucketLifecycle implements ResourceType {
    private static final String MISSING = "NoSuchLifecycleConfiguration";
    private static final String SMALLEST = "transition_default_minimum_object_size";

    @Override
    public LegacyRules rules() {
        return Buckets.rules()
                .keepsNothingPrivate()
                .defaultsTo(SMALLEST, Value.string("all_storage_classes_128K"))
                .adjust(BucketLifecycle::settle);
    }

    private static void settle(PlanDraft plan) {
        Value rules = plan.config().value("rule");
        if (rules.isKnown()) {
            plan.set("rule", LifecycleRules.settled(rules));
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks =
                Checks.of(config)
                        .oneOf(SMALLEST, "all_storage_classes_128K", "varies_by_storage_class");
        config.blocks("rule")
                .forEach(rule ->
                        checks.add(
                                Checks.of(rule)
                                        .longest("id", 255)
                                        .oneOf("status", "Enabled", "Disabled")
                                        .problems()));
        return checks.problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Buckets.create(object, aws, () -> update(object, aws));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        List<LifecycleRule> rules = object.blocks("rule").stream().map(LifecycleRules::of).toList();
        aws.s3()
                .putBucketLifecycleConfiguration(r ->
                        r.bucket(Buckets.nameOf(object))
                                .expectedBucketOwner(Buckets.ownerOrNull(object))
                                .transitionDefaultMinimumObjectSize(object.textOrNull(SMALLEST))
                                .lifecycleConfiguration(c -> c.rules(rules)));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), Buckets.GONE, MISSING);
    }

    private static void readOne(Draft object, AwsSession aws) {
        Buckets.showNames(object);
        var found = aws.s3().getBucketLifecycleConfiguration(r -> r.bucket(Buckets.nameOf(object)));
        object.set(
                SMALLEST,
                Objects.requireNonNullElse(
                        found.transitionDefaultMinimumObjectSizeAsString(),
                        object.text(SMALLEST).orElse("all_storage_classes_128K")));
        object.setObjects("rule", found.rules().stream().map(LifecycleRules::shown).toList());
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Buckets.remove(
                () -> aws.s3().deleteBucketLifecycle(r -> r.bucket(Buckets.nameOf(object))),
                MISSING);
    }
}
