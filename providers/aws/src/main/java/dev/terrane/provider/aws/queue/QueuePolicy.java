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

import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_sqs_queue_policy`: who may use a queue, kept apart from the queue.
///
/// Replaced when `queue_url` changes. Policies that mean the same are no change.
final class QueuePolicy implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("queue_url")
                .storedAs("policy", Json::normalized)
                .sameWhen("policy", Policies::same);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).json("policy").problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String url = object.text("queue_url").orElseThrow();
        put(url, object.text("policy").orElse(""), aws);
        object.id(url);
    }

    private static void put(String url, String policy, AwsSession aws) {
        Map<QueueAttributeName, String> wanted = Map.of(QueueAttributeName.POLICY, policy);
        aws.sqs().setQueueAttributes(r -> r.queueUrl(url).attributes(wanted));
        Queue.settle(url, wanted, aws);
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        objects.forEach(object -> readOne(object, aws));
    }

    private static void readOne(Draft object, AwsSession aws) {
        Optional<String> policy =
                Calls.find(() -> policy(object.id(), aws), Queue.GONE)
                        .filter(text -> !text.isEmpty());
        policy.ifPresentOrElse(
                found ->
                        object.set("queue_url", object.id())
                                .set("policy", Policies.kept(object.text("policy"), found)),
                object::gone);
    }

    private static String policy(String url, AwsSession aws) {
        return aws.sqs()
                .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.POLICY))
                .attributes()
                .getOrDefault(QueueAttributeName.POLICY, "");
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        put(object.id(), object.text("policy").orElse(""), aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(() -> put(object.id(), "", aws), Queue.GONE);
    }
}
