package dev.terrane.provider.aws.queue;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.core.exception.SdkException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `aws_sns_topic_subscription`.
///
/// Replaced when `topic_arn`, `protocol` or `endpoint` changes. A subscription by e-mail, and one by
/// HTTP whose endpoint does not answer by itself, stays unconfirmed until its receiver confirms it.
/// A filter applies to the attributes of a message by default.
final class TopicSubscription implements ResourceType {
    /// Attributes of SNS that are arguments.
    private static final Map<String, String> ARGUMENTS =
            Map.of(
                    "DeliveryPolicy", "delivery_policy",
                    "FilterPolicy", "filter_policy",
                    "FilterPolicyScope", "filter_policy_scope",
                    "RawMessageDelivery", "raw_message_delivery",
                    "RedrivePolicy", "redrive_policy",
                    "ReplayPolicy", "replay_policy",
                    "SubscriptionRoleArn", "subscription_role_arn");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("endpoint", "protocol", "topic_arn")
                .defaultsTo("confirmation_timeout_in_minutes", Value.number(1))
                .defaultsTo("endpoint_auto_confirms", Value.FALSE)
                .defaultsTo("raw_message_delivery", Value.FALSE)
                .storedAs("filter_policy", Json::normalized)
                .sameWhen("delivery_policy", Json::same)
                .sameWhen("filter_policy", Json::same)
                .sameWhen("redrive_policy", Json::same)
                .sameWhen("replay_policy", Json::same)
                .adjust(TopicSubscription::planScope);
    }

    private static void planScope(PlanDraft draft) {
        boolean hasScope = draft.config().isSet("filter_policy_scope");
        boolean hasPolicy = !draft.config().string("filter_policy").orElse("").isEmpty();
        boolean mayHavePolicy = hasPolicy || draft.config().isUnknown("filter_policy");
        if (hasScope && !mayHavePolicy) {
            throw FailedCall.at(
                    "filter_policy_scope",
                    "No filter",
                    "`filter_policy_scope` says what `filter_policy` is compared with, but there is"
                            + " none.");
        }
        if (!hasScope && hasPolicy && !draft.isCreate()) {
            draft.set("filter_policy_scope", Value.string("MessageAttributes"));
        }
        if (!hasScope && !mayHavePolicy && !draft.isCreate()) {
            draft.set("filter_policy_scope", Value.string(""));
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf(
                        "protocol",
                        "application",
                        "email",
                        "email-json",
                        "firehose",
                        "http",
                        "https",
                        "lambda",
                        "sms",
                        "sqs")
                .oneOf("filter_policy_scope", "MessageAttributes", "MessageBody")
                .arn("topic_arn")
                .arn("subscription_role_arn")
                .json("delivery_policy")
                .json("filter_policy")
                .json("redrive_policy")
                .json("replay_policy")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Map<String, String> attributes = new TreeMap<>();
        ARGUMENTS.forEach((attribute, argument) -> {
            if (object.isGiven(argument) && !object.value(argument).equals(Value.FALSE)) {
                attributes.put(attribute, text(object.value(argument)));
            }
        });
        var created =
                aws.sns()
                        .subscribe(r ->
                                r.topicArn(object.textOrNull("topic_arn"))
                                        .protocol(object.textOrNull("protocol"))
                                        .endpoint(object.textOrNull("endpoint"))
                                        .returnSubscriptionArn(true)
                                        .attributes(attributes.isEmpty() ? null : attributes));
        object.id(created.subscriptionArn());
        if (confirmsItself(object)) {
            awaitConfirmation(object, aws);
        }
    }

    private static boolean confirmsItself(Draft object) {
        String protocol = object.text("protocol").orElse("");
        return object.isTrue("endpoint_auto_confirms")
                ? !protocol.startsWith("email")
                : List.of("application", "firehose", "lambda", "sms", "sqs").contains(protocol);
    }

    private static void awaitConfirmation(Draft object, AwsSession aws) {
        long minutes = object.number("confirmation_timeout_in_minutes").orElse(1);
        aws.await(
                "subscription " + object.id() + " to be confirmed",
                Duration.ofMinutes(minutes),
                () ->
                        find(object.id(), aws)
                                .filter(found -> !"true".equals(found.get("PendingConfirmation"))));
    }

    private static Optional<Map<String, String>> find(String subscription, AwsSession aws) {
        return Calls.find(
                () ->
                        aws.sns()
                                .getSubscriptionAttributes(r -> r.subscriptionArn(subscription))
                                .attributes(),
                Topic.GONE);
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.StringValue text -> text.text();
            case Value.BoolValue bool -> String.valueOf(bool.truth());
            default -> "";
        };
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.id(), aws).ifPresentOrElse(found -> show(object, found), object::gone);
        }
    }

    private static void show(Draft object, Map<String, String> found) {
        object.set("arn", found.get("SubscriptionArn"))
                .set(
                        "confirmation_was_authenticated",
                        Boolean.valueOf(found.get("ConfirmationWasAuthenticated")))
                .set("endpoint", found.get("Endpoint"))
                .set("filter_policy_scope", found.get("FilterPolicyScope"))
                .set("owner_id", found.get("Owner"))
                .set("pending_confirmation", Boolean.valueOf(found.get("PendingConfirmation")))
                .set("protocol", found.get("Protocol"))
                .set("raw_message_delivery", Boolean.valueOf(found.get("RawMessageDelivery")))
                .set("subscription_role_arn", found.get("SubscriptionRoleArn"))
                .set("topic_arn", found.get("TopicArn"));
        ARGUMENTS.forEach((attribute, argument) -> {
            if (argument.endsWith("_policy")) {
                object.set(
                        argument,
                        TopicAttributes.kept(object.text(argument), found.get(attribute)));
            }
        });
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        ARGUMENTS.forEach((attribute, argument) -> {
            if (object.changed(argument) && object.value(argument).isKnown()) {
                String text = text(object.value(argument));
                set(object, attribute, text.isEmpty() ? "{}" : text, aws);
            }
        });
    }

    private static void set(Draft object, String attribute, String value, AwsSession aws) {
        if (attribute.equals("FilterPolicyScope") && value.equals("{}")) {
            return;
        }
        aws.sns()
                .setSubscriptionAttributes(r ->
                        r.subscriptionArn(object.id())
                                .attributeName(attribute)
                                .attributeValue(value));
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        try {
            aws.sns().unsubscribe(r -> r.subscriptionArn(object.id()));
        } catch (SdkException failure) {
            // One that was never confirmed can not be ended; SNS forgets it after some days.
            boolean pending =
                    Calls.failing("InvalidParameter", "pending confirmation").test(failure);
            if (!pending && !Calls.failing("NotFound").test(failure)) {
                throw failure;
            }
        }
    }
}
