package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionTransition;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Transition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// A rule of a life cycle as the deprecated block `lifecycle_rule` of aws_s3_bucket has it, to S3 and
/// from it.
final class BucketLifecycleBlock {
    private static final String ID_PREFIX = "tf-s3-lifecycle-";
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

    static LifecycleRule rule(Attributes block) {
        LifecycleRule.Builder rule =
                LifecycleRule.builder()
                        .id(text(block, "id").orElseGet(() -> UniqueName.after(ID_PREFIX)))
                        .status(block.bool("enabled").orElse(false) ? "Enabled" : "Disabled")
                        .filter(filter(block));
        positive(block, "abort_incomplete_multipart_upload_days")
                .ifPresent(days ->
                        rule.abortIncompleteMultipartUpload(a -> a.daysAfterInitiation(days)));
        block.blocks("expiration").forEach(each -> rule.expiration(expiration(each)));
        block.blocks("noncurrent_version_expiration")
                .forEach(each ->
                        positive(each, "days")
                                .ifPresent(days ->
                                        rule.noncurrentVersionExpiration(
                                                e -> e.noncurrentDays(days))));
        rule.transitions(
                block.blocks("transition").stream().map(BucketLifecycleBlock::transition).toList());
        rule.noncurrentVersionTransitions(
                block.blocks("noncurrent_version_transition").stream()
                        .map(each ->
                                NoncurrentVersionTransition.builder()
                                        .noncurrentDays(days(each))
                                        .storageClass(each.requiredString("storage_class"))
                                        .build())
                        .toList());
        return rule.build();
    }

    private static LifecycleRuleFilter filter(Attributes block) {
        String prefix = block.string("prefix").orElse("");
        List<Tag> tags =
                block.stringMap("tags").entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        return tags.isEmpty()
                ? LifecycleRuleFilter.builder().prefix(prefix).build()
                : LifecycleRuleFilter.builder().and(a -> a.prefix(prefix).tags(tags)).build();
    }

    /// A date goes before days, and these before the marker.
    private static LifecycleExpiration expiration(Attributes block) {
        LifecycleExpiration.Builder expiration = LifecycleExpiration.builder();
        Optional<String> date = text(block, "date");
        Optional<Integer> days = positive(block, "days");
        if (date.isPresent()) {
            expiration.date(midnight(date.get()));
        } else if (days.isPresent()) {
            expiration.days(days.get());
        } else {
            expiration.expiredObjectDeleteMarker(
                    block.bool("expired_object_delete_marker").orElse(false));
        }
        return expiration.build();
    }

    private static Transition transition(Attributes block) {
        Transition.Builder transition =
                Transition.builder().storageClass(block.requiredString("storage_class"));
        text(block, "date")
                .ifPresentOrElse(
                        date -> transition.date(midnight(date)),
                        () -> transition.days(days(block)));
        return transition.build();
    }

    private static Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Integer days(Attributes block) {
        return Math.toIntExact(block.wholeNumber("days").orElse(0));
    }

    private static Optional<Integer> positive(Attributes block, String name) {
        return Optional.of(Math.toIntExact(block.wholeNumber(name).orElse(0)))
                .filter(number -> number > 0);
    }

    private static Optional<String> text(Attributes block, String name) {
        return block.string(name).filter(text -> !text.isEmpty());
    }

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
