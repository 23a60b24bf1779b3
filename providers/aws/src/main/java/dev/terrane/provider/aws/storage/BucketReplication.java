package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.support.Filled;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.DeleteMarkerReplicationStatus;
import software.amazon.awssdk.services.s3.model.Destination;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleFilter;
import software.amazon.awssdk.services.s3.model.SourceSelectionCriteria;
import software.amazon.awssdk.services.s3.model.SseKmsEncryptedObjectsStatus;
import software.amazon.awssdk.services.s3.model.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The deprecated block `replication_configuration` of aws_s3_bucket, to S3 and from it.
///
/// A rule with a `filter` is one of the newer form, with a priority; one without has its prefix
/// beside it.
final class BucketReplication {
    private static final Type.ObjectType FILTER =
            Type.object(Map.of("prefix", Type.STRING, "tags", Type.map(Type.STRING)));
    private static final Type.ObjectType TIMED =
            Type.object(Map.of("minutes", Type.NUMBER, "status", Type.STRING));
    private static final Type.ObjectType OWNER = Type.object(Map.of("owner", Type.STRING));
    private static final Type.ObjectType ENCRYPTED = Type.object(Map.of("enabled", Type.BOOL));
    private static final Type.ObjectType CRITERIA =
            Type.object(Map.of("sse_kms_encrypted_objects", Type.list(ENCRYPTED)));
    private static final Type.ObjectType DESTINATION =
            Type.object(
                    Map.of(
                            "access_control_translation", Type.list(OWNER),
                            "account_id", Type.STRING,
                            "bucket", Type.STRING,
                            "metrics", Type.list(TIMED),
                            "replica_kms_key_id", Type.STRING,
                            "replication_time", Type.list(TIMED),
                            "storage_class", Type.STRING));
    private static final Type.ObjectType RULE =
            Type.object(
                    Map.of(
                            "delete_marker_replication_status", Type.STRING,
                            "destination", Type.list(DESTINATION),
                            "filter", Type.list(FILTER),
                            "id", Type.STRING,
                            "prefix", Type.STRING,
                            "priority", Type.NUMBER,
                            "source_selection_criteria", Type.list(CRITERIA),
                            "status", Type.STRING));

    private BucketReplication() {}

    static ReplicationConfiguration of(Attributes block) {
        return ReplicationConfiguration.builder()
                .role(block.requiredString("role"))
                .rules(block.blocks("rules").stream().map(BucketReplication::rule).toList())
                .build();
    }

    // Rules of the older form have their prefix beside them.
    @SuppressWarnings("deprecation")
    private static ReplicationRule rule(Attributes block) {
        ReplicationRule.Builder rule =
                ReplicationRule.builder()
                        .id(text(block, "id"))
                        .status(block.requiredString("status"));
        block.blocks("destination").forEach(to -> rule.destination(destination(to)));
        for (Attributes criteria : block.blocks("source_selection_criteria")) {
            for (Attributes encrypted : criteria.blocks("sse_kms_encrypted_objects")) {
                var status =
                        encrypted.bool("enabled").orElse(false)
                                ? SseKmsEncryptedObjectsStatus.ENABLED
                                : SseKmsEncryptedObjectsStatus.DISABLED;
                rule.sourceSelectionCriteria(c -> c.sseKmsEncryptedObjects(o -> o.status(status)));
            }
        }
        List<Attributes> filters = block.blocks("filter");
        if (filters.isEmpty()) {
            rule.prefix(block.string("prefix").orElse(""));
        } else {
            String marker = text(block, "delete_marker_replication_status");
            rule.priority(Math.toIntExact(block.wholeNumber("priority").orElse(0)))
                    .filter(filter(filters.getFirst()))
                    .deleteMarkerReplication(d -> d.status(marker == null ? "Disabled" : marker));
        }
        return rule.build();
    }

    private static ReplicationRuleFilter filter(Attributes block) {
        String prefix = block.string("prefix").orElse("");
        List<Tag> tags =
                block.stringMap("tags").entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        return tags.isEmpty()
                ? ReplicationRuleFilter.builder().prefix(prefix).build()
                : ReplicationRuleFilter.builder().and(a -> a.prefix(prefix).tags(tags)).build();
    }

    private static Destination destination(Attributes block) {
        Destination.Builder destination =
                Destination.builder()
                        .account(text(block, "account_id"))
                        .bucket(block.requiredString("bucket"))
                        .storageClass(text(block, "storage_class"));
        Optional.ofNullable(text(block, "replica_kms_key_id"))
                .ifPresent(key -> destination.encryptionConfiguration(e -> e.replicaKmsKeyID(key)));
        block.blocks("access_control_translation")
                .forEach(to ->
                        destination.accessControlTranslation(
                                a -> a.owner(to.requiredString("owner"))));
        block.blocks("replication_time")
                .forEach(time ->
                        destination.replicationTime(t ->
                                t.status(text(time, "status"))
                                        .time(v -> v.minutes(minutes(time)))));
        block.blocks("metrics")
                .forEach(metrics ->
                        destination.metrics(m ->
                                m.status(text(metrics, "status"))
                                        .eventThreshold(v -> v.minutes(minutes(metrics)))));
        return destination.build();
    }

    private static Integer minutes(Attributes block) {
        return Math.toIntExact(block.wholeNumber("minutes").orElse(0));
    }

    private static @Nullable String text(Attributes block, String name) {
        return block.string(name).filter(text -> !text.isEmpty()).orElse(null);
    }

    static Map<String, Value> shown(ReplicationConfiguration found) {
        return Map.of(
                "role", Value.string(found.role()),
                "rules",
                        Value.set(
                                RULE,
                                found.rules().stream().map(BucketReplication::shown).toList()));
    }

    // Rules of the older form have their prefix beside them.
    @SuppressWarnings("deprecation")
    private static Value shown(ReplicationRule rule) {
        Map<String, Value> shown = new TreeMap<>();
        shown.put("id", text(rule.id()));
        shown.put("prefix", text(rule.prefix()));
        shown.put("priority", number(rule.priority()));
        shown.put("status", text(rule.statusAsString()));
        boolean marker =
                rule.deleteMarkerReplication() != null
                        && rule.deleteMarkerReplication().status()
                                == DeleteMarkerReplicationStatus.ENABLED;
        shown.put("delete_marker_replication_status", text(marker ? "Enabled" : ""));
        shown.put("destination", one(DESTINATION, shown(rule.destination())));
        shown.put("filter", one(FILTER, rule.filter() == null ? null : shown(rule.filter())));
        shown.put(
                "source_selection_criteria", one(CRITERIA, shown(rule.sourceSelectionCriteria())));
        return Value.object(shown);
    }

    private static @Nullable Map<String, Value> shown(@Nullable SourceSelectionCriteria criteria) {
        if (criteria == null || criteria.sseKmsEncryptedObjects() == null) {
            return null;
        }
        boolean enabled =
                criteria.sseKmsEncryptedObjects().status() == SseKmsEncryptedObjectsStatus.ENABLED;
        return Map.of(
                "sse_kms_encrypted_objects",
                one(ENCRYPTED, Map.of("enabled", Value.bool(enabled))));
    }

    private static Map<String, Value> shown(ReplicationRuleFilter filter) {
        Map<String, Value> tags = new TreeMap<>();
        List<Tag> found = new ArrayList<>();
        Optional.ofNullable(filter.tag()).ifPresent(found::add);
        Optional.ofNullable(filter.and()).ifPresent(and -> found.addAll(and.tags()));
        found.forEach(tag -> tags.put(tag.key(), text(tag.value())));
        return Map.of(
                "prefix", text(filter.and() == null ? filter.prefix() : filter.and().prefix()),
                "tags", Value.map(Type.STRING, tags));
    }

    private static Map<String, Value> shown(Destination to) {
        Map<String, Value> shown = new TreeMap<>();
        shown.put("account_id", text(to.account()));
        shown.put("bucket", text(to.bucket()));
        shown.put("storage_class", text(to.storageClassAsString()));
        shown.put(
                "replica_kms_key_id",
                text(
                        to.encryptionConfiguration() == null
                                ? null
                                : to.encryptionConfiguration().replicaKmsKeyID()));
        var translation = to.accessControlTranslation();
        shown.put(
                "access_control_translation",
                one(
                        OWNER,
                        translation == null
                                ? null
                                : Map.of("owner", text(translation.ownerAsString()))));
        var time = to.replicationTime();
        shown.put(
                "replication_time",
                one(
                        TIMED,
                        time == null
                                ? null
                                : timed(
                                        time.statusAsString(),
                                        time.time() == null ? null : time.time().minutes())));
        var metrics = to.metrics();
        shown.put(
                "metrics",
                one(
                        TIMED,
                        metrics == null
                                ? null
                                : timed(
                                        metrics.statusAsString(),
                                        metrics.eventThreshold() == null
                                                ? null
                                                : metrics.eventThreshold().minutes())));
        return shown;
    }

    private static Map<String, Value> timed(String status, @Nullable Integer minutes) {
        return Map.of("status", text(status), "minutes", number(minutes));
    }

    private static Value one(Type.ObjectType type, @Nullable Map<String, Value> object) {
        return Value.list(
                type, object == null ? List.of() : List.of(Filled.of(Value.object(object))));
    }

    private static Value text(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }

    private static Value number(@Nullable Integer number) {
        return Value.number(number == null ? 0 : number);
    }
}
