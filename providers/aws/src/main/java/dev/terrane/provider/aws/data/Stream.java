package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.Tag;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_kinesis_stream`.
///
/// Replaced when `name` changes. By default records are kept 24 hours, unencrypted, in a provisioned
/// stream, which needs a `shard_count`; one on demand has none. Shards, retention, metrics,
/// encryption and mode change in place, one after the other.
final class Stream implements ResourceType {
    private static final Duration CREATION = Duration.ofMinutes(5);
    private static final Duration CHANGE = Duration.ofHours(2);
    private static final String[] GONE = {"ResourceNotFoundException"};
    private static final int DAY = 24;

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name")
                .defaultsTo("encryption_type", Value.string("NONE"))
                .defaultsTo("enforce_consumer_deletion", Value.FALSE)
                .defaultsTo("retention_period", Value.number(DAY))
                .fillsInBlocks("stream_mode_details")
                .adjust(Stream::checkShards)
                .timeout("create", CREATION)
                .timeout("update", CHANGE)
                .timeout("delete", CHANGE);
    }

    private static void checkShards(PlanDraft draft) {
        if (draft.config().isUnknown("shard_count")) {
            return;
        }
        boolean counted = draft.config().wholeNumber("shard_count").orElse(0) > 0;
        boolean onDemand = mode(draft.config()).equals("ON_DEMAND");
        if (onDemand && counted) {
            throw FailedCall.at(
                    "shard_count",
                    "No shards to count",
                    "`shard_count` must not be set where `stream_mode` is \"ON_DEMAND\".");
        }
        boolean provisioned = draft.isCreate() || mode(draft.config()).equals("PROVISIONED");
        if (provisioned && !onDemand && !counted) {
            throw FailedCall.at(
                    "shard_count",
                    "No shards",
                    "`shard_count` must be at least 1 where `stream_mode` is \"PROVISIONED\".");
        }
    }

    private static String mode(Attributes object) {
        if (object.isUnknown("stream_mode_details")) {
            return "";
        }
        return object.blocks("stream_mode_details").stream()
                .flatMap(block -> block.string("stream_mode").stream())
                .findFirst()
                .orElse("");
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .between("retention_period", DAY, 8_760)
                .oneOf("encryption_type", "NONE", "KMS")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = object.text("name").orElseThrow();
        boolean onDemand = mode(object.now()).equals("ON_DEMAND");
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        Calls.retry(
                aws,
                "room for another stream",
                object.timeout("create", CREATION),
                Calls.failing("LimitExceededException", "simultaneously be in CREATING"),
                () ->
                        aws.kinesis()
                                .createStream(r ->
                                        r.streamName(name)
                                                .shardCount(object.intOrNull("shard_count"))
                                                .streamModeDetails(mode ->
                                                        mode.streamMode(
                                                                onDemand
                                                                        ? StreamMode.ON_DEMAND
                                                                        : StreamMode.PROVISIONED))
                                                .tags(tags.isEmpty() ? null : tags)));
        StreamDescriptionSummary made = awaitActive(name, object.timeout("create", CREATION), aws);
        object.id(made.streamARN());
        Duration longest = object.timeout("create", CREATION);
        changeRetention(object, DAY, longest, aws);
        changeMetrics(object, List.of(), longest, aws);
        if (isEncrypted(object.now())) {
            encrypt(object, longest, aws);
        }
    }

    private static Optional<StreamDescriptionSummary> find(String name, AwsSession aws) {
        return Calls.find(
                () ->
                        aws.kinesis()
                                .describeStreamSummary(r -> r.streamName(name))
                                .streamDescriptionSummary(),
                GONE);
    }

    private static StreamDescriptionSummary awaitActive(
            String name, Duration longest, AwsSession aws) {
        return aws.await(
                "stream " + name + " to be active",
                longest,
                () ->
                        find(name, aws)
                                .filter(stream -> stream.streamStatus() == StreamStatus.ACTIVE));
    }

    private static boolean isEncrypted(Attributes object) {
        return object.string("encryption_type").orElse("").equals("KMS");
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.text("name").orElseThrow(), aws)
                    .filter(stream -> stream.streamStatus() != StreamStatus.DELETING)
                    .ifPresentOrElse(stream -> show(object, stream, aws), object::gone);
        }
    }

    private static void show(Draft object, StreamDescriptionSummary stream, AwsSession aws) {
        StreamMode mode =
                stream.streamModeDetails() == null
                        ? StreamMode.PROVISIONED
                        : stream.streamModeDetails().streamMode();
        object.id(stream.streamARN());
        object.set("arn", stream.streamARN())
                .set("name", stream.streamName())
                .set("encryption_type", stream.encryptionTypeAsString())
                .set("kms_key_id", stream.keyId())
                .set("retention_period", stream.retentionPeriodHours())
                .set("shard_count", mode == StreamMode.ON_DEMAND ? null : stream.openShardCount())
                .setTexts(
                        "shard_level_metrics",
                        stream.enhancedMonitoring().stream()
                                .flatMap(all -> all.shardLevelMetricsAsStrings().stream())
                                .toList())
                .setObjects(
                        "stream_mode_details",
                        List.of(Map.of("stream_mode", Value.string(mode.toString()))));
        if (stream.encryptionType() == null) {
            object.set("encryption_type", EncryptionType.NONE.toString());
        }
        Tags.found(
                object,
                aws.kinesis().listTagsForStream(r -> r.streamName(stream.streamName())).tags(),
                Tag::key,
                Tag::value,
                aws.tags());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        Duration longest = object.timeout("update", CHANGE);
        if (object.changed("stream_mode_details")) {
            changeMode(object, longest, aws);
        }
        if (object.changed("shard_count") && object.isGiven("shard_count")) {
            changeShards(object, longest, aws);
        }
        if (object.changed("retention_period")) {
            changeRetention(
                    object,
                    Math.toIntExact(object.prior().wholeNumber("retention_period").orElse(DAY)),
                    longest,
                    aws);
        }
        if (object.changed("shard_level_metrics")) {
            changeMetrics(object, object.prior().strings("shard_level_metrics"), longest, aws);
        }
        if (object.changed("encryption_type", "kms_key_id")) {
            changeEncryption(object, longest, aws);
        }
    }

    private static void changeMode(Draft object, Duration longest, AwsSession aws) {
        String mode = mode(object.now());
        if (!mode.isEmpty()) {
            aws.kinesis()
                    .updateStreamMode(r ->
                            r.streamARN(object.id()).streamModeDetails(m -> m.streamMode(mode)));
            awaitActive(object.text("name").orElseThrow(), longest, aws);
        }
    }

    private static void changeShards(Draft object, Duration longest, AwsSession aws) {
        aws.kinesis()
                .updateShardCount(r ->
                        r.streamARN(object.id())
                                .targetShardCount(object.intOrNull("shard_count"))
                                .scalingType(ScalingType.UNIFORM_SCALING));
        awaitActive(object.text("name").orElseThrow(), longest, aws);
    }

    private static void changeRetention(
            Draft object, int before, Duration longest, AwsSession aws) {
        String name = object.text("name").orElseThrow();
        int hours = Math.toIntExact(object.number("retention_period").orElse(DAY));
        if (hours > before) {
            aws.kinesis()
                    .increaseStreamRetentionPeriod(
                            r -> r.streamName(name).retentionPeriodHours(hours));
            awaitActive(name, longest, aws);
        }
        if (hours < before) {
            aws.kinesis()
                    .decreaseStreamRetentionPeriod(
                            r -> r.streamName(name).retentionPeriodHours(hours));
            awaitActive(name, longest, aws);
        }
    }

    private static void changeMetrics(
            Draft object, List<String> before, Duration longest, AwsSession aws) {
        String name = object.text("name").orElseThrow();
        List<String> after = object.texts("shard_level_metrics");
        List<MetricsName> removed = metrics(before, after);
        List<MetricsName> added = metrics(after, before);
        if (!removed.isEmpty()) {
            aws.kinesis()
                    .disableEnhancedMonitoring(r -> r.streamName(name).shardLevelMetrics(removed));
            awaitActive(name, longest, aws);
        }
        if (!added.isEmpty()) {
            aws.kinesis()
                    .enableEnhancedMonitoring(r -> r.streamName(name).shardLevelMetrics(added));
            awaitActive(name, longest, aws);
        }
    }

    private static List<MetricsName> metrics(List<String> of, List<String> without) {
        return of.stream()
                .filter(name -> !without.contains(name))
                .map(MetricsName::fromValue)
                .toList();
    }

    private static void changeEncryption(Draft object, Duration longest, AwsSession aws) {
        if (isEncrypted(object.now())) {
            encrypt(object, longest, aws);
        } else if (isEncrypted(object.prior())) {
            String name = object.text("name").orElseThrow();
            aws.kinesis()
                    .stopStreamEncryption(r ->
                            r.streamName(name)
                                    .encryptionType(EncryptionType.KMS)
                                    .keyId(object.prior().string("kms_key_id").orElse(null)));
            awaitActive(name, longest, aws);
        }
    }

    private static void encrypt(Draft object, Duration longest, AwsSession aws) {
        String name = object.text("name").orElseThrow();
        aws.kinesis()
                .startStreamEncryption(r ->
                        r.streamName(name)
                                .encryptionType(EncryptionType.KMS)
                                .keyId(object.textOrNull("kms_key_id")));
        awaitActive(name, longest, aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        String name = object.text("name").orElseThrow();
        if (!removed.isEmpty()) {
            aws.kinesis().removeTagsFromStream(r -> r.streamName(name).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.kinesis().addTagsToStream(r -> r.streamName(name).tags(set));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        String name = object.text("name").orElseThrow();
        Calls.unlessGone(
                () ->
                        aws.kinesis()
                                .deleteStream(r ->
                                        r.streamName(name)
                                                .enforceConsumerDeletion(
                                                        object.isTrue(
                                                                "enforce_consumer_deletion"))),
                GONE);
        aws.await(
                "stream " + name + " to be deleted",
                object.timeout("delete", CHANGE),
                () -> find(name, aws).isPresent() ? Optional.empty() : Optional.of(true));
    }

    @Override
    public void importAs(Draft object, String id) {
        object.id(id);
        object.set("name", id.substring(id.lastIndexOf('/') + 1));
        object.set("enforce_consumer_deletion", Boolean.FALSE);
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
