package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// `aws_s3_bucket_notification`: whom a bucket tells about its objects. A bucket has one such list:
/// whoever else is on it, is taken off. Replaced when `bucket` changes.
public final class BucketNotification implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().replacedBy("bucket").defaultsTo("eventbridge", Value.FALSE);
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Buckets.create(object, aws, () -> update(object, aws));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        aws.s3()
                .putBucketNotificationConfiguration(r ->
                        r.bucket(Buckets.nameOf(object))
                                .notificationConfiguration(c -> {
                                    c.topicConfigurations(topics(object))
                                            .queueConfigurations(queues(object))
                                            .lambdaFunctionConfigurations(functions(object));
                                    if (object.isTrue("eventbridge")) {
                                        c.eventBridgeConfiguration(e -> {});
                                    }
                                }));
    }

    private static List<TopicConfiguration> topics(Draft object) {
        return object.blocks("topic").stream()
                .map(block ->
                        TopicConfiguration.builder()
                                .id(id(block, "topic"))
                                .topicArn(block.requiredString("topic_arn"))
                                .eventsWithStrings(block.strings("events"))
                                .filter(filter(block))
                                .build())
                .toList();
    }

    private static List<QueueConfiguration> queues(Draft object) {
        return object.blocks("queue").stream()
                .map(block ->
                        QueueConfiguration.builder()
                                .id(id(block, "queue"))
                                .queueArn(block.requiredString("queue_arn"))
                                .eventsWithStrings(block.strings("events"))
                                .filter(filter(block))
                                .build())
                .toList();
    }

    private static List<LambdaFunctionConfiguration> functions(Draft object) {
        return object.blocks("lambda_function").stream()
                .map(block ->
                        LambdaFunctionConfiguration.builder()
                                .id(id(block, "lambda"))
                                .lambdaFunctionArn(block.string("lambda_function_arn").orElse(null))
                                .eventsWithStrings(block.strings("events"))
                                .filter(filter(block))
                                .build())
                .toList();
    }

    private static String id(Attributes block, String kind) {
        return block.string("id")
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> UniqueName.after("tf-s3-" + kind + "-"));
    }

    private static @Nullable NotificationConfigurationFilter filter(Attributes block) {
        List<FilterRule> rules = new ArrayList<>();
        for (String side : List.of("prefix", "suffix")) {
            block.string("filter_" + side)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(
                            text -> rules.add(FilterRule.builder().name(side).value(text).build()));
        }
        return rules.isEmpty()
                ? null
                : NotificationConfigurationFilter.builder().key(k -> k.filterRules(rules)).build();
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), Buckets.GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        Buckets.showNames(object);
        var found = aws.s3().getBucketNotificationConfiguration(r -> r.bucket(object.id()));
        object.set("eventbridge", found.eventBridgeConfiguration() != null);
        object.setObjects(
                "topic",
                found.topicConfigurations().stream()
                        .map(c ->
                                shown(
                                        "topic_arn",
                                        c.topicArn(),
                                        c.id(),
                                        c.eventsAsStrings(),
                                        c.filter()))
                        .toList());
        object.setObjects(
                "queue",
                found.queueConfigurations().stream()
                        .map(c ->
                                shown(
                                        "queue_arn",
                                        c.queueArn(),
                                        c.id(),
                                        c.eventsAsStrings(),
                                        c.filter()))
                        .toList());
        object.setObjects(
                "lambda_function",
                found.lambdaFunctionConfigurations().stream()
                        .map(c ->
                                shown(
                                        "lambda_function_arn",
                                        c.lambdaFunctionArn(),
                                        c.id(),
                                        c.eventsAsStrings(),
                                        c.filter()))
                        .toList());
    }

    private static Map<String, Value> shown(
            String argument,
            String arn,
            String id,
            List<String> events,
            @Nullable NotificationConfigurationFilter filter) {
        Map<String, Value> block = new TreeMap<>();
        block.put(argument, Value.string(arn));
        block.put("id", Value.string(id));
        block.put("events", Value.set(Type.STRING, events.stream().map(Value::string).toList()));
        block.put("filter_prefix", Value.string(""));
        block.put("filter_suffix", Value.string(""));
        if (filter != null && filter.key() != null) {
            filter.key()
                    .filterRules()
                    .forEach(rule ->
                            block.put(
                                    "filter_" + rule.nameAsString().toLowerCase(Locale.ROOT),
                                    Value.string(rule.value())));
        }
        return block;
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Buckets.remove(() ->
                aws.s3()
                        .putBucketNotificationConfiguration(
                                r -> r.bucket(object.id()).notificationConfiguration(c -> {})));
    }
}
