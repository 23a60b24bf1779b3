package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsProblems;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Policies;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.ManagedResources.ReadAlong;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.Tag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `aws_s3_bucket`.
///
/// Replaced when `bucket`, `bucket_prefix` or `object_lock_enabled` changes. The deprecated arguments
/// that have a resource type of their own today (`acl`, `versioning`, ...) are put one by one; where
/// they are not set they show what S3 has. With `force_destroy` a bucket is emptied before it is
/// deleted; without it, only an empty one can be.
public final class Bucket implements ResourceType {
    private static final Duration CREATION = Duration.ofMinutes(20);
    private static final Duration DELETION = Duration.ofMinutes(60);
    private static final Value ENABLED = Value.string("Enabled");
    private static final Value QUARTER = Value.number(15);
    private static final List<String> SETTINGS =
            List.of(
                    "cors_rule",
                    "grant",
                    "lifecycle_rule",
                    "logging",
                    "object_lock_configuration",
                    "replication_configuration",
                    "server_side_encryption_configuration",
                    "versioning",
                    "website");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("bucket", "bucket_prefix", "object_lock_enabled")
                .defaultsTo("force_destroy", Value.FALSE)
                .fillsInBlocks(SETTINGS.toArray(String[]::new))
                .replacedBy("object_lock_configuration.object_lock_enabled")
                .defaultsTo("versioning.enabled", Value.FALSE)
                .defaultsTo("versioning.mfa_delete", Value.FALSE)
                .defaultsTo("object_lock_configuration.object_lock_enabled", ENABLED)
                .defaultsTo("replication_configuration.rules.destination.metrics.minutes", QUARTER)
                .defaultsTo("replication_configuration.rules.destination.metrics.status", ENABLED)
                .defaultsTo(
                        "replication_configuration.rules.destination.replication_time.minutes",
                        QUARTER)
                .defaultsTo(
                        "replication_configuration.rules.destination.replication_time.status",
                        ENABLED)
                .storedAs("policy", Json::normalized)
                .sameWhen("policy", Policies::same)
                .sameWhen("website.routing_rules", Json::same)
                .timeout("create", CREATION)
                .timeout("read", Duration.ofMinutes(20))
                .timeout("update", Duration.ofMinutes(20))
                .timeout("delete", DELETION);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("bucket", "bucket_prefix")
                .onlyOneOf("acl", "grant")
                .onlyOneOf("object_lock_enabled", "object_lock_configuration")
                .longest("bucket", 63)
                .longest("bucket_prefix", 63 - UniqueName.SUFFIX_LENGTH)
                .oneOf("acceleration_status", "Enabled", "Suspended")
                .oneOf("request_payer", "Requester", "BucketOwner")
                .policy("policy")
                .inBlocks("website", Bucket::checkWebsite)
                .inBlocks("lifecycle_rule", rule -> rule.longest("id", 255))
                .problems();
    }

    private static Checks checkWebsite(Checks website) {
        return website.exactlyOneOf("index_document", "redirect_all_requests_to")
                .onlyOneOf("redirect_all_requests_to", "error_document")
                .onlyOneOf("redirect_all_requests_to", "routing_rules")
                .json("routing_rules");
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = UniqueName.of(object, "bucket", "bucket_prefix", "");
        CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(name);
        if (!aws.region().equals("us-east-1")) {
            request.createBucketConfiguration(
                    c -> c.locationConstraint(BucketLocationConstraint.fromValue(aws.region())));
        }
        request.acl(object.text("acl").orElse(null));
        if (locksObjects(object)) {
            request.objectLockEnabledForBucket(true);
        }
        refuseExisting(name, aws);
        aws.retryWhile(
                "bucket " + name + " to be free",
                object.timeout("create", CREATION),
                () -> aws.s3().createBucket(request.build()),
                "OperationAborted");
        object.id(name);
        object.set("bucket", name);
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            putTags(name, tags, aws);
        }
        BucketSettings.put(object, aws);
    }

    private static boolean locksObjects(Draft object) {
        return object.isTrue("object_lock_enabled")
                || !object.blocks("object_lock_configuration").isEmpty();
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        BucketSettings.put(object, aws);
    }

    /// In us-east-1 AWS lets an owner create the same bucket again, which would take it over.
    private static void refuseExisting(String name, AwsSession aws) {
        if (aws.region().equals("us-east-1") && exists(name, aws)) {
            throw FailedCall.at(
                    "bucket",
                    "Bucket exists already",
                    "There is a bucket \""
                            + name
                            + "\" already. Import it, or choose another name.");
        }
    }

    private static boolean exists(String name, AwsSession aws) {
        try {
            aws.s3().headBucket(r -> r.bucket(name));
            return true;
        } catch (SdkException failure) {
            if (BucketReads.isMissing(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private static void putTags(String name, Map<String, String> tags, AwsSession aws) {
        List<Tag> set =
                tags.entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        aws.s3().putBucketTagging(r -> r.bucket(name).tagging(t -> t.tagSet(set)));
    }

    @Override
    public List<ReadAlong> readsAlong() {
        return BucketReads.READ_ALONG;
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        BucketReads.read(objects, aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        String name = object.id();
        Map<String, String> tags = new TreeMap<>(BucketReads.tags(name, aws));
        tags.keySet().removeAll(removed);
        tags.putAll(set);
        tags.keySet().removeIf(key -> key.startsWith("aws:"));
        if (tags.isEmpty()) {
            aws.s3().deleteBucketTagging(r -> r.bucket(name));
        } else {
            putTags(name, tags, aws);
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        String name = object.id();
        long end = System.nanoTime() + object.timeout("delete", DELETION).toNanos();
        aws.await(
                "bucket " + name + " to be deleted",
                object.timeout("delete", DELETION),
                () -> deleted(name, object.isTrue("force_destroy"), end, aws));
    }

    private static Optional<Boolean> deleted(
            String name, boolean emptyFirst, long end, AwsSession aws) {
        try {
            aws.s3().deleteBucket(r -> r.bucket(name));
            return Optional.of(true);
        } catch (SdkException failure) {
            if (BucketReads.isMissing(failure)) {
                return Optional.of(true);
            }
            boolean full = AwsProblems.isCode(failure, "BucketNotEmpty");
            if (full && !emptyFirst) {
                throw FailedCall.of(
                        "Bucket is not empty",
                        "The bucket \""
                                + name
                                + "\" holds objects. Remove them, or set `force_destroy = true`, apply that,"
                                + " and delete it then: all its objects are deleted with it.");
            }
            if (!full || System.nanoTime() > end) {
                throw failure;
            }
            empty(name, aws);
            return Optional.empty();
        }
    }

    private static void empty(String name, AwsSession aws) {
        for (var page : aws.s3().listObjectVersionsPaginator(r -> r.bucket(name))) {
            List<ObjectIdentifier> all = new ArrayList<>();
            page.versions()
                    .forEach(v ->
                            all.add(
                                    ObjectIdentifier.builder()
                                            .key(v.key())
                                            .versionId(v.versionId())
                                            .build()));
            page.deleteMarkers()
                    .forEach(m ->
                            all.add(
                                    ObjectIdentifier.builder()
                                            .key(m.key())
                                            .versionId(m.versionId())
                                            .build()));
            if (!all.isEmpty()) {
                deleteAll(name, all, aws);
            }
        }
    }

    private static void deleteAll(String name, List<ObjectIdentifier> objects, AwsSession aws) {
        var answer =
                aws.s3()
                        .deleteObjects(
                                r -> r.bucket(name).delete(d -> d.objects(objects).quiet(true)));
        if (answer.hasErrors()) {
            var first = answer.errors().getFirst();
            throw FailedCall.of(
                    "Bucket could not be emptied",
                    answer.errors().size()
                            + " objects of bucket \""
                            + name
                            + "\" could not be deleted; the first is \""
                            + first.key()
                            + "\": "
                            + first.code()
                            + ", "
                            + first.message()
                            + ".");
        }
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
