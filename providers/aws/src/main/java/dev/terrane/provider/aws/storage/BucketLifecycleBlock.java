package dev.terrane.provider.aws.storage;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionTransition;
import software.amazon.awssdk.services.s3.model.Transition;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A rule of a life cycle as the deprecated block `lifecycle_rule` of aws_s3_bucket shows it.
final class BucketLifecycleBlock {
    private static final Type.ObjectType EXPIRATION =
            Type.object(
                    Map.of(
                            "date", Type.STRING,
                            "days", Type.NUMBER,
                            "expired_object_delete_marker", Type.BOOL));
    private static final Type.ObjectType OLD_EXPIRATION = Type.object(Map.of("days", Type.NUMBER));
    private static final Type.ObjectType OLD_TRANSITION =
            Type.object(Map.of("days", Type.NUMBER, "storage_class", Type.STRING));
    private static final Type.ObjectType TRANSITION =
            Type.object(
                    Map.of("date", Type.STRING, "days", Type.NUMBER, "storage_class", Type.STRING));

    private BucketLifecycleBlock() {}

    static Map<String, Value> of(LifecycleRule rule) {
        var abort = rule.abortIncompleteMultipartUpload();
        var old = rule.noncurrentVersionExpiration();
        List<Value> oldExpiration = new ArrayList<>();
        if (old != null) {
            oldExpiration.add(Value.object(Map.of("days", number(old.noncurrentDays()))));
        }
        Map<String, Value> block = new HashMap<>();
        block.put(
                "abort_incomplete_multipart_upload_days",
                number(abort == null ? null : abort.daysAfterInitiation()));
        block.put("enabled", Value.bool("Enabled".equals(rule.statusAsString())));
        block.put("expiration", Value.list(EXPIRATION, expiration(rule.expiration())));
        block.put("id", text(rule.id()));
        block.put("noncurrent_version_expiration", Value.list(OLD_EXPIRATION, oldExpiration));
        block.put(
                "noncurrent_version_transition",
                Value.set(OLD_TRANSITION, oldTransitions(rule.noncurrentVersionTransitions())));
        block.put("prefix", text(prefix(rule)));
        block.put("tags", tags(rule.filter()));
        block.put("transition", Value.set(TRANSITION, transitions(rule.transitions())));
        return block;
    }

    private static List<Value> expiration(@Nullable LifecycleExpiration found) {
        return found == null
                ? List.of()
                : List.of(
                        Value.object(
                                Map.of(
                                        "date", date(found.date()),
                                        "days", number(found.days()),
                                        "expired_object_delete_marker", marker(found))));
    }

    private static Value marker(LifecycleExpiration found) {
        return Value.bool(Boolean.TRUE.equals(found.expiredObjectDeleteMarker()));
    }

    private static List<Value> oldTransitions(List<NoncurrentVersionTransition> found) {
        List<Value> blocks = new ArrayList<>();
        for (NoncurrentVersionTransition each : found) {
            blocks.add(
                    Value.object(
                            Map.of(
                                    "days", number(each.noncurrentDays()),
                                    "storage_class", text(each.storageClassAsString()))));
        }
        return blocks;
    }

    private static List<Value> transitions(List<Transition> found) {
        List<Value> blocks = new ArrayList<>();
        for (Transition each : found) {
            blocks.add(
                    Value.object(
                            Map.of(
                                    "date", date(each.date()),
                                    "days", number(each.days()),
                                    "storage_class", text(each.storageClassAsString()))));
        }
        return blocks;
    }

    // Rules of before there were filters have their prefix there still.
    @SuppressWarnings("deprecation")
    private static @Nullable String prefix(LifecycleRule rule) {
        LifecycleRuleFilter filter = rule.filter();
        if (filter == null) {
            return rule.prefix();
        }
        return filter.and() == null ? filter.prefix() : filter.and().prefix();
    }

    private static Value tags(@Nullable LifecycleRuleFilter filter) {
        Map<String, Value> tags = new TreeMap<>();
        if (filter != null && filter.tag() != null) {
            tags.put(filter.tag().key(), text(filter.tag().value()));
        }
        if (filter != null && filter.and() != null) {
            filter.and().tags().forEach(tag -> tags.put(tag.key(), text(tag.value())));
        }
        return Value.map(Type.STRING, tags);
    }

    private static Value number(@Nullable Integer number) {
        return Value.number(number == null ? 0 : number);
    }

    private static Value text(@Nullable String text) {
        return Value.string(Objects.requireNonNullElse(text, ""));
    }

    private static Value date(@Nullable Instant date) {
        return text(
                date == null
                        ? null
                        : DateTimeFormatter.ISO_LOCAL_DATE.format(date.atZone(ZoneOffset.UTC)));
    }
}
