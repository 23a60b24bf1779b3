package dev.terrane.provider.aws.queue;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.Policies;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The arguments of a topic by the names of its attributes: SNS takes and gives all of them as text.
final class TopicAttributes {
    private static final Map<String, String> ARGUMENTS = arguments();

    private TopicAttributes() {}

    private static Map<String, String> arguments() {
        Map<String, String> arguments = new TreeMap<>();
        arguments.put("ArchivePolicy", "archive_policy");
        arguments.put("ContentBasedDeduplication", "content_based_deduplication");
        arguments.put("DeliveryPolicy", "delivery_policy");
        arguments.put("DisplayName", "display_name");
        arguments.put("FifoThroughputScope", "fifo_throughput_scope");
        arguments.put("FifoTopic", "fifo_topic");
        arguments.put("KmsMasterKeyId", "kms_master_key_id");
        arguments.put("Policy", "policy");
        arguments.put("SignatureVersion", "signature_version");
        arguments.put("TracingConfig", "tracing_config");
        Map.of(
                        "Application", "application",
                        "Firehose", "firehose",
                        "HTTP", "http",
                        "Lambda", "lambda",
                        "SQS", "sqs")
                .forEach((name, prefix) -> {
                    arguments.put(
                            name + "FailureFeedbackRoleArn", prefix + "_failure_feedback_role_arn");
                    arguments.put(
                            name + "SuccessFeedbackRoleArn", prefix + "_success_feedback_role_arn");
                    arguments.put(
                            name + "SuccessFeedbackSampleRate",
                            prefix + "_success_feedback_sample_rate");
                });
        return arguments;
    }

    /// What a new topic is given after it was made.
    static Map<String, String> given(Draft object) {
        Map<String, String> given = new TreeMap<>();
        ARGUMENTS.forEach((attribute, argument) -> {
            if (object.isGiven(argument)
                    && !argument.equals("fifo_topic")
                    && !object.value(argument).equals(Value.FALSE)) {
                given.put(attribute, text(object.value(argument)));
            }
        });
        return given;
    }

    static Map<String, String> changed(Draft object) {
        Map<String, String> changed = new TreeMap<>();
        ARGUMENTS.forEach((attribute, argument) -> {
            if (object.changed(argument) && object.value(argument).isKnown()) {
                changed.put(attribute, text(object.value(argument)));
            }
        });
        return changed;
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.StringValue text -> text.text();
            case Value.BoolValue bool -> String.valueOf(bool.truth());
            case Value.NumberValue number -> number.number().toString();
            default -> "";
        };
    }

    static void show(Draft object, Map<String, String> found) {
        ARGUMENTS.forEach((attribute, argument) -> show(object, argument, found.get(attribute)));
    }

    private static void show(Draft object, String argument, @Nullable String found) {
        switch (argument) {
            case "policy" ->
                    object.set(
                            argument,
                            found == null ? null : Policies.kept(object.text(argument), found));
            case "archive_policy", "delivery_policy" ->
                    object.set(argument, kept(object.text(argument), found));
            case "content_based_deduplication", "fifo_topic" ->
                    object.set(argument, Boolean.valueOf(found));
            case "signature_version" -> object.set(argument, number(found));
            default -> {
                if (argument.endsWith("_sample_rate")) {
                    object.set(argument, number(found));
                } else {
                    object.set(argument, found);
                }
            }
        }
    }

    private static @Nullable Integer number(@Nullable String found) {
        return found == null || found.isEmpty() ? null : Integer.valueOf(found);
    }

    /// A document as the state has it, where that means what was found.
    static @Nullable String kept(Optional<String> had, @Nullable String found) {
        if (found == null || found.isEmpty()) {
            return null;
        }
        return had.filter(text -> Json.same(Value.string(text), Value.string(found)))
                .orElseGet(() -> Json.normalized(found));
    }
}
