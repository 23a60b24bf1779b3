package dev.terrane.provider.aws.queue;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Policies;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import java.util.List;
import java.util.Map;

/// `aws_sns_topic_policy`: who may use a topic, kept apart from the topic.
///
/// Replaced when `arn` changes. A topic is never without a policy: deleting this one brings back the
/// one that SNS gives to new topics, which lets the owner do everything.
final class TopicPolicy implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("arn")
                .storedAs("policy", Json::normalized)
                .sameWhen("policy", Policies::same);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).json("policy").arn("arn").problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String topic = object.text("arn").orElseThrow();
        put(topic, object.text("policy").orElse(""), aws);
        object.id(topic);
    }

    private static void put(String topic, String policy, AwsSession aws) {
        aws.sns()
                .setTopicAttributes(
                        r -> r.topicArn(topic).attributeName("Policy").attributeValue(policy));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        objects.forEach(object -> readOne(object, aws));
    }

    private static void readOne(Draft object, AwsSession aws) {
        Map<String, String> found =
                Calls.find(
                                () ->
                                        aws.sns()
                                                .getTopicAttributes(r -> r.topicArn(object.id()))
                                                .attributes(),
                                Topic.GONE)
                        .orElse(Map.of());
        String policy = found.getOrDefault("Policy", "");
        if (policy.isEmpty()) {
            object.gone();
            return;
        }
        object.set("arn", object.id())
                .set("owner", found.get("Owner"))
                .set("policy", Policies.kept(object.text("policy"), policy));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        put(object.id(), object.text("policy").orElse(""), aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        String owner = object.text("owner").orElseGet(aws::accountId);
        Calls.unlessGone(() -> put(object.id(), ofNewTopic(object.id(), owner), aws), Topic.GONE);
    }

    private static String ofNewTopic(String topic, String owner) {
        String actions =
                String.join(
                        "\",\"SNS:",
                        "\"SNS:GetTopicAttributes",
                        "SetTopicAttributes",
                        "AddPermission",
                        "RemovePermission",
                        "DeleteTopic",
                        "Subscribe",
                        "ListSubscriptionsByTopic",
                        "Publish\"");
        return """
        {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID",\
        "Effect":"Allow","Principal":{"AWS":"*"},"Action":[%s],"Resource":"%s",\
        "Condition":{"StringEquals":{"AWS:SourceOwner":"%s"}}}]}\
        """
                .formatted(actions, topic, owner);
    }
}
