package dev.terrane.provider.aws.storage;

import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleAndOperator;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionExpiration;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionTransition;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Transition;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The rules of a bucket's life cycle: as planned, as sent, as found.
final class LifecycleRules {
    private static final Type.ObjectType TAG =
            Type.object(Map.of("key", Type.STRING, "value", Type.STRING));
    private static final Type.ObjectType AND =
            Type.object(
                    Map.of(
                            "object_size_greater_than", Type.NUMBER,
                            "object_size_less_than", Type.NUMBER,
                            "prefix", Type.STRING,
                            "tags", Type.map(Type.STRING)));
    private static final Type.ObjectType FILTER =
            Type.object(
                    Map.of(
                            "and", Type.list(AND),
                            "object_size_greater_than", Type.NUMBER,
                            "object_size_less_than", Type.NUMBER,
                            "prefix", Type.STRING,
                            "tag", Type.list(TAG)));
    private static final Type.ObjectType EXPIRATION =
            Type.object(
                    Map.of(
                            "date", Type.STRING,
                            "days", Type.NUMBER,
                            "expired_object_delete_marker", Type.BOOL));
    private static final Type.ObjectType TRANSITION =
            Type.object(
                    Map.of("date", Type.STRING, "days", Type.NUMBER, "storage_class", Type.STRING));
    private static final Type.ObjectType OLD_EXPIRATION =
            Type.object(
                    Map.of(
                            "newer_noncurrent_versions",
                            Type.NUMBER,
                            "noncurrent_days",
                            Type.NUMBER));
    private static final Type.ObjectType OLD_TRANSITION =
            Type.object(
                    Map.of(
                            "newer_noncurrent_versions", Type.NUMBER,
                            "noncurrent_days", Type.NUMBER,
                            "storage_class", Type.STRING));
    private static final Type.ObjectType ABORT =
            Type.object(Map.of("days_after_initiation", Type.NUMBER));

    private LifecycleRules() {}

    /// Configured rules with what they leave open.
    static Value settled(Value rules) {
        return mapped(
                rules,
                rule -> {
                    orElse(rule, "prefix", Value.string(""));
                    rule.put("filter", mapped(rule.get("filter"), LifecycleRules::settleFilter));
                    rule.put(
                            "expiration",
                            mapped(rule.get("expiration"), LifecycleRules::settleExpiration));
                });
    }

    private static void settleFilter(Map<String, Value> filter) {
        orElse(filter, "prefix", Value.string(""));
        filter.put(
                "and", mapped(filter.get("and"), and -> orElse(and, "prefix", Value.string(""))));
    }

    private static void settleExpiration(Map<String, Value> expiration) {
        orElse(expiration, "days", Value.number(0));
        orElse(expiration, "expired_object_delete_marker", Value.FALSE);
    }

    private static void orElse(Map<String, Value> object, String name, Value value) {
        object.computeIfPresent(name, (key, had) -> had.isNull() ? value : had);
    }

    private static Value mapped(@Nullable Value list, Consumer<Map<String, Value>> change) {
        if (!(list instanceof Value.ListValue blocks)) {
            return list == null ? Value.NULL : list;
        }
        List<Value> changed = new ArrayList<>();
        for (Value block : blocks.elements()) {
            if (block.isKnown() && !block.isNull()) {
                Map<String, Value> parts = new TreeMap<>(block.asMap());
                change.accept(parts);
                changed.add(Value.object(parts));
            } else {
                changed.add(block);
            }
        }
        return Value.list(blocks.elementType(), changed);
    }

    // Rules of before there were filters have their prefix there still.
    @SuppressWarnings("deprecation")
    static LifecycleRule of(Attributes rule) {
        LifecycleRule.Builder made =
                LifecycleRule.builder()
                        .id(rule.requiredString("id"))
                        .status(rule.requiredString("status"));
        List<Attributes> filters = rule.blocks("filter");
        if (filters.isEmpty()) {
            made.prefix(rule.string("prefix").orElse(""));
        } else {
            made.filter(filter(filters.getFirst()));
        }
        rule.blocks("abort_incomplete_multipart_upload")
                .forEach(abort ->
                        made.abortIncompleteMultipartUpload(a ->
                                a.daysAfterInitiation(number(abort, "days_after_initiation"))));
        rule.blocks("expiration").forEach(block -> made.expiration(expiration(block)));
        made.transitions(
                rule.blocks("transition").stream().map(LifecycleRules::transition).toList());
        rule.blocks("noncurrent_version_expiration")
                .forEach(block ->
                        made.noncurrentVersionExpiration(e ->
                                e.noncurrentDays(number(block, "noncurrent_days"))
                                        .newerNoncurrentVersions(
                                                number(block, "newer_noncurrent_versions"))));
        made.noncurrentVersionTransitions(
                rule.blocks("noncurrent_version_transition").stream()
                        .map(LifecycleRules::oldTransition)
                        .toList());
        return made.build();
    }

    private static LifecycleRuleFilter filter(Attributes block) {
        LifecycleRuleFilter.Builder filter = LifecycleRuleFilter.builder();
        if (!block.blocks("and").isEmpty()) {
            return filter.and(and(block.blocks("and").getFirst())).build();
        }
        filter.objectSizeGreaterThan(size(block, "object_size_greater_than"))
                .objectSizeLessThan(size(block, "object_size_less_than"));
        block.blocks("tag")
                .forEach(tag ->
                        filter.tag(t ->
                                t.key(tag.requiredString("key"))
                                        .value(tag.requiredString("value"))));
        boolean other =
                block.isSet("object_size_greater_than")
                        || block.isSet("object_size_less_than")
                        || !block.blocks("tag").isEmpty();
        if (!other) {
            filter.prefix(block.string("prefix").orElse(""));
        }
        return filter.build();
    }

    private static LifecycleRuleAndOperator and(Attributes block) {
        return LifecycleRuleAndOperator.builder()
                .objectSizeGreaterThan(size(block, "object_size_greater_than"))
                .objectSizeLessThan(size(block, "object_size_less_than"))
                .prefix(block.string("prefix").orElse(""))
                .tags(
                        block.stringMap("tags").entrySet().stream()
                                .map(tag ->
                                        Tag.builder()
                                                .key(tag.getKey())
                                                .value(tag.getValue())
                                                .build())
                                .toList())
                .build();
    }

    private static LifecycleExpiration expiration(Attributes block) {
        Integer days = number(block, "days");
        boolean marker = block.bool("expired_object_delete_marker").orElse(false);
        return LifecycleExpiration.builder()
                .date(date(block))
                .days(days != null && days == 0 ? null : days)
                .expiredObjectDeleteMarker(marker ? Boolean.TRUE : null)
                .build();
    }

    private static Transition transition(Attributes block) {
        return Transition.builder()
                .date(date(block))
                .days(number(block, "days"))
                .storageClass(block.requiredString("storage_class"))
                .build();
    }

    private static NoncurrentVersionTransition oldTransition(Attributes block) {
        return NoncurrentVersionTransition.builder()
                .noncurrentDays(number(block, "noncurrent_days"))
                .newerNoncurrentVersions(number(block, "newer_noncurrent_versions"))
                .storageClass(block.requiredString("storage_class"))
                .build();
    }

    private static @Nullable Instant date(Attributes block) {
        return block.string("date")
                .filter(text -> !text.isEmpty())
                .map(Instant::parse)
                .orElse(null);
    }

    private static @Nullable Integer number(Attributes block, String name) {
        return block.isSet(name) ? Math.toIntExact(block.wholeNumber(name).orElse(0)) : null;
    }

    private static @Nullable Long size(Attributes block, String name) {
        return block.isSet(name) ? block.wholeNumber(name).orElse(0) : null;
    }

    // Rules of before there were filters have their prefix there still.
    @SuppressWarnings("deprecation")
    static Map<String, Value> shown(LifecycleRule rule) {
        Map<String, Value> shown = new TreeMap<>();
        shown.put("id", text(rule.id()));
        shown.put("status", text(rule.statusAsString()));
        shown.put("prefix", orEmpty(rule.prefix()));
        shown.put("filter", one(FILTER, rule.filter() == null ? null : shown(rule.filter())));
        var abort = rule.abortIncompleteMultipartUpload();
        shown.put(
                "abort_incomplete_multipart_upload",
                one(
                        ABORT,
                        abort == null
                                ? null
                                : Map.of(
                                        "days_after_initiation",
                                        number(abort.daysAfterInitiation()))));
        shown.put(
                "expiration",
                one(EXPIRATION, rule.expiration() == null ? null : shown(rule.expiration())));
        shown.put(
                "transition",
                Value.set(
                        TRANSITION,
                        rule.transitions().stream().map(LifecycleRules::shown).toList()));
        NoncurrentVersionExpiration old = rule.noncurrentVersionExpiration();
        shown.put(
                "noncurrent_version_expiration",
                one(
                        OLD_EXPIRATION,
                        old == null
                                ? null
                                : Map.of(
                                        "newer_noncurrent_versions",
                                        number(old.newerNoncurrentVersions()),
                                        "noncurrent_days",
                                        number(old.noncurrentDays()))));
        shown.put(
                "noncurrent_version_transition",
                Value.set(
                        OLD_TRANSITION,
                        rule.noncurrentVersionTransitions().stream()
                                .map(LifecycleRules::shown)
                                .toList()));
        return shown;
    }

    private static Map<String, Value> shown(LifecycleRuleFilter filter) {
        Map<String, Value> shown = new TreeMap<>();
        LifecycleRuleAndOperator and = filter.and();
        shown.put("and", one(AND, and == null ? null : shown(and)));
        shown.put("object_size_greater_than", number(filter.objectSizeGreaterThan()));
        shown.put("object_size_less_than", number(filter.objectSizeLessThan()));
        shown.put("prefix", orEmpty(filter.prefix()));
        Tag tag = filter.tag();
        shown.put(
                "tag",
                one(
                        TAG,
                        tag == null
                                ? null
                                : Map.of("key", text(tag.key()), "value", text(tag.value()))));
        return shown;
    }

    private static Map<String, Value> shown(LifecycleRuleAndOperator and) {
        Map<String, Value> tags = new TreeMap<>();
        and.tags().stream()
                .sorted(Comparator.comparing(Tag::key))
                .forEach(tag -> tags.put(tag.key(), text(tag.value())));
        Map<String, Value> shown = new TreeMap<>();
        shown.put("object_size_greater_than", number(and.objectSizeGreaterThan()));
        shown.put("object_size_less_than", number(and.objectSizeLessThan()));
        shown.put("prefix", orEmpty(and.prefix()));
        shown.put(
                "tags",
                tags.isEmpty()
                        ? Value.nullOf(Type.map(Type.STRING))
                        : Value.map(Type.STRING, tags));
        return shown;
    }

    private static Map<String, Value> shown(LifecycleExpiration expiration) {
        Integer days = expiration.days();
        return Map.of(
                "date", date(expiration.date()),
                "days", Value.number(days == null ? 0 : days),
                "expired_object_delete_marker",
                        Value.bool(Boolean.TRUE.equals(expiration.expiredObjectDeleteMarker())));
    }

    private static Value shown(Transition transition) {
        return Value.object(
                Map.of(
                        "date", date(transition.date()),
                        "days", number(transition.days()),
                        "storage_class", text(transition.storageClassAsString())));
    }

    private static Value shown(NoncurrentVersionTransition transition) {
        return Value.object(
                Map.of(
                        "newer_noncurrent_versions", number(transition.newerNoncurrentVersions()),
                        "noncurrent_days", number(transition.noncurrentDays()),
                        "storage_class", text(transition.storageClassAsString())));
    }

    private static Value one(Type.ObjectType type, @Nullable Map<String, Value> object) {
        return Value.list(type, object == null ? List.of() : List.of(Value.object(object)));
    }

    private static Value text(@Nullable String text) {
        return text == null ? Value.nullOf(Type.STRING) : Value.string(text);
    }

    private static Value orEmpty(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }

    private static Value date(@Nullable Instant date) {
        return text(date == null ? null : DateTimeFormatter.ISO_INSTANT.format(date));
    }

    private static Value number(@Nullable Number number) {
        return number == null ? Value.nullOf(Type.NUMBER) : Value.number(number.longValue());
    }
}
