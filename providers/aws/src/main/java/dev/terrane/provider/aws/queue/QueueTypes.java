package dev.terrane.provider.aws.queue;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Queues and topics: the types of this package.
public final class QueueTypes {
    private QueueTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(
                    Map.entry("aws_sns_topic", Topic::new),
                    Map.entry("aws_sns_topic_policy", TopicPolicy::new),
                    Map.entry("aws_sns_topic_subscription", TopicSubscription::new),
                    Map.entry("aws_sqs_queue", Queue::new),
                    Map.entry("aws_sqs_queue_policy", QueuePolicy::new));

    public static final Map<String, Supplier<DataType>> DATA_SOURCES = Map.of();
}
