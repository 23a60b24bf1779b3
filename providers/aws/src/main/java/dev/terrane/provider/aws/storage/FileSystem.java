package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.LifecyclePolicy;
import software.amazon.awssdk.services.efs.model.Tag;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_efs_file_system`: files that many machines share.
///
/// Replaced when `creation_token`, `availability_zone_name`, `encrypted`, `kms_key_id` or
/// `performance_mode` changes. By default its throughput bursts.
public final class FileSystem implements ResourceType {
    private static final String GONE = "FileSystemNotFound";
    private static final Duration CREATION = Duration.ofMinutes(10);
    private static final Shape SHAPE =
            Shape.of()
                    .named("TransitionToIA", "transition_to_ia")
                    .named("ReplicationOverwriteProtection", "replication_overwrite")
                    .named("ValueInIA", "value_in_ia");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "creation_token",
                        "availability_zone_name",
                        "encrypted",
                        "kms_key_id",
                        "performance_mode")
                .defaultsTo("throughput_mode", Value.string("bursting"))
                .fillsInBlocks("protection");
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .longest("creation_token", 64)
                .oneOf("performance_mode", "generalPurpose", "maxIO")
                .oneOf("throughput_mode", "bursting", "provisioned", "elastic")
                .arn("kms_key_id")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String token =
                object.text("creation_token").orElseGet(() -> UniqueName.after("terraform-"));
        var made =
                aws.efs()
                        .createFileSystem(r ->
                                r.creationToken(token)
                                        .availabilityZoneName(
                                                object.textOrNull("availability_zone_name"))
                                        .encrypted(object.isTrue("encrypted") ? true : null)
                                        .kmsKeyId(object.textOrNull("kms_key_id"))
                                        .performanceMode(object.textOrNull("performance_mode"))
                                        .throughputMode(object.textOrNull("throughput_mode"))
                                        .provisionedThroughputInMibps(throughput(object))
                                        .tags(tags(Tags.ofNew(object, aws.tags()))));
        object.id(made.fileSystemId());
        awaitAvailable(object, aws);
        if (!object.blocks("lifecycle_policy").isEmpty()) {
            putLifecycle(object, aws);
        }
        if (!object.blocks("protection").isEmpty()) {
            protect(object, aws);
        }
    }

    private static @org.jspecify.annotations.Nullable Double throughput(Draft object) {
        return object.isGiven("provisioned_throughput_in_mibps")
                ? object.value("provisioned_throughput_in_mibps").asNumber().toDouble()
                : null;
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    private static void awaitAvailable(Draft object, AwsSession aws) {
        aws.await(
                "file system " + object.id() + " to be available",
                CREATION,
                () -> {
                    LifeCycleState state = describe(object.id(), aws).lifeCycleState();
                    if (state == LifeCycleState.ERROR) {
                        throw FailedCall.of(
                                "File system failed",
                                "AWS could not make the file system " + object.id() + ".");
                    }
                    return Optional.of(state).filter(LifeCycleState.AVAILABLE::equals);
                });
    }

    private static FileSystemDescription describe(String id, AwsSession aws) {
        return aws.efs().describeFileSystems(r -> r.fileSystemId(id)).fileSystems().getFirst();
    }

    /// Each rule is an element of its own to AWS, also where one block has several.
    private static void putLifecycle(Draft object, AwsSession aws) {
        List<LifecyclePolicy> policies =
                object.blocks("lifecycle_policy").stream()
                        .map(block -> SHAPE.fill(LifecyclePolicy.builder(), block).build())
                        .toList();
        aws.efs()
                .putLifecycleConfiguration(
                        r -> r.fileSystemId(object.id()).lifecyclePolicies(policies));
    }

    private static void protect(Draft object, AwsSession aws) {
        object.blocks("protection")
                .forEach(block ->
                        block.string("replication_overwrite")
                                .filter(text -> !text.isEmpty())
                                .ifPresent(text ->
                                        aws.efs()
                                                .updateFileSystemProtection(r ->
                                                        r.fileSystemId(object.id())
                                                                .replicationOverwriteProtection(
                                                                        text))));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        FileSystemDescription found = describe(object.id(), aws);
        SHAPE.show(object, found);
        object.set("arn", found.fileSystemArn())
                .set("number_of_mount_targets", found.numberOfMountTargets())
                .set(
                        "dns_name",
                        object.id() + ".efs." + aws.region() + "." + aws.partition().dnsSuffix());
        Buckets.show(object, "size_in_bytes", found.sizeInBytes(), SHAPE);
        if (found.fileSystemProtection() == null) {
            SHAPE.showNone(object, "protection");
        } else {
            Buckets.show(object, "protection", found.fileSystemProtection(), SHAPE);
        }
        Tags.found(object, found.tags(), Tag::key, Tag::value, aws.tags());
        var policies =
                aws.efs()
                        .describeLifecycleConfiguration(r -> r.fileSystemId(object.id()))
                        .lifecyclePolicies();
        Buckets.show(object, "lifecycle_policy", policies, SHAPE);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("throughput_mode", "provisioned_throughput_in_mibps")) {
            aws.efs()
                    .updateFileSystem(r ->
                            r.fileSystemId(object.id())
                                    .throughputMode(object.textOrNull("throughput_mode"))
                                    .provisionedThroughputInMibps(
                                            object.text("throughput_mode")
                                                            .filter("provisioned"::equals)
                                                            .isPresent()
                                                    ? throughput(object)
                                                    : null));
            awaitAvailable(object, aws);
        }
        if (object.changed("lifecycle_policy")) {
            putLifecycle(object, aws);
        }
        if (object.changed("protection")) {
            protect(object, aws);
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.efs().untagResource(r -> r.resourceId(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.efs().tagResource(r -> r.resourceId(object.id()).tags(tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.retryWhile(
                                "file system " + object.id() + " to be unused",
                                CREATION,
                                () -> aws.efs().deleteFileSystem(r -> r.fileSystemId(object.id())),
                                "FileSystemInUse"),
                GONE);
        aws.await(
                "file system " + object.id() + " to disappear",
                CREATION,
                () ->
                        Calls.find(() -> describe(object.id(), aws), GONE)
                                        .filter(found ->
                                                found.lifeCycleState() != LifeCycleState.DELETED)
                                        .isPresent()
                                ? Optional.empty()
                                : Optional.of(true));
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
