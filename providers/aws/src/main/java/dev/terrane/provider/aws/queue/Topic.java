package dev.terrane.provider.aws.queue;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.Policies;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.TagsOfMany;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.sns.model.Tag;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `aws_sns_topic`.
///
/// Replaced when `name`, `name_prefix` or `fifo_topic` changes. Policies that mean the same are no
/// change.
final class Topic implements ResourceType {
    static final String[] GONE = {"NotFound", "NotFoundException"};

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix", "fifo_topic")
                .defaultsTo("content_based_deduplication", Value.FALSE)
                .defaultsTo("fifo_topic", Value.FALSE)
                .storedAs("policy", Json::normalized)
                .storedAs("delivery_policy", Json::normalized)
                .storedAs("archive_policy", Json::normalized)
                .sameWhen("policy", Policies::same)
                .sameWhen("delivery_policy", Json::same)
                .sameWhen("archive_policy", Json::same)
                .adjust(Topic::checkFifo);
    }

    private static void checkFifo(PlanDraft draft) {
        boolean fifo = draft.value("fifo_topic").equals(Value.TRUE);
        Optional<String> name = draft.config().string("name");
        if (name.isPresent() && fifo != name.get().endsWith(".fifo")) {
            throw FailedCall.at(
                    "name",
                    "Invalid name of a topic",
                    "The name of a FIFO topic, and of no other, ends in \".fifo\"; this is \""
                            + name.get()
                            + "\".");
        }
        if (!fifo && draft.config().bool("content_based_deduplication").orElse(false)) {
            throw FailedCall.at(
                    "content_based_deduplication",
                    "Only for FIFO topics",
                    "`content_based_deduplication` needs `fifo_topic = true`.");
        }
        if (!fifo && draft.config().string("archive_policy").isPresent()) {
            throw FailedCall.at(
                    "archive_policy",
                    "Only for FIFO topics",
                    "`archive_policy` needs `fifo_topic = true`.");
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .between("application_success_feedback_sample_rate", 0, 100)
                .between("firehose_success_feedback_sample_rate", 0, 100)
                .between("http_success_feedback_sample_rate", 0, 100)
                .between("lambda_success_feedback_sample_rate", 0, 100)
                .between("sqs_success_feedback_sample_rate", 0, 100)
                .between("signature_version", 1, 2)
                .oneOf("tracing_config", "Active", "PassThrough")
                .oneOf("fifo_throughput_scope", "Topic", "MessageGroup")
                .json("policy")
                .json("delivery_policy")
                .json("archive_policy")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        boolean fifo = object.isTrue("fifo_topic");
        String name = UniqueName.of(object, "name", "name_prefix", fifo ? ".fifo" : "");
        List<Tag> tags = tags(Tags.ofNew(object, aws.tags()));
        var created =
                aws.sns()
                        .createTopic(r ->
                                r.name(name)
                                        .attributes(fifo ? Map.of("FifoTopic", "true") : null)
                                        .tags(tags.isEmpty() ? null : tags));
        object.id(created.topicArn());
        TopicAttributes.given(object)
                .forEach((attribute, value) -> set(object.id(), attribute, value, aws));
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    private static void set(String topic, String attribute, String value, AwsSession aws) {
        aws.sns()
                .setTopicAttributes(
                        r -> r.topicArn(topic).attributeName(attribute).attributeValue(value));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        TagsOfMany tags = TagsOfMany.of(objects.stream().map(Draft::id).toList(), "sns", aws);
        Together.each(
                objects,
                object -> {
                    readOne(object, tags, aws);
                    return object;
                });
    }

    private static void readOne(Draft object, TagsOfMany tags, AwsSession aws) {
        var found =
                Calls.find(() -> aws.sns().getTopicAttributes(r -> r.topicArn(object.id())), GONE);
        if (found.isEmpty()) {
            object.gone();
            return;
        }
        Map<String, String> attributes = new TreeMap<>(found.get().attributes());
        String name = object.id().substring(object.id().lastIndexOf(':') + 1);
        TopicAttributes.show(object, attributes);
        object.set("arn", object.id())
                .set("name", name)
                .set(
                        "name_prefix",
                        UniqueName.prefixOf(name, object.isTrue("fifo_topic") ? ".fifo" : ""))
                .set("owner", attributes.get("Owner"))
                .set("beginning_archive_time", attributes.get("BeginningArchiveTime"));
        Map<String, String> known =
                tags.confirmed(object, object.id(), aws).orElseGet(() -> tags(object.id(), aws));
        Tags.found(object, known, aws.tags());
    }

    private static Map<String, String> tags(String arn, AwsSession aws) {
        List<Tag> tags = aws.sns().listTagsForResource(r -> r.resourceArn(arn)).tags();
        return Tags.of(tags, Tag::key, Tag::value);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        TopicAttributes.changed(object)
                .forEach((attribute, value) -> set(object.id(), attribute, value, aws));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.sns().untagResource(r -> r.resourceArn(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.sns().tagResource(r -> r.resourceArn(object.id()).tags(tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(() -> aws.sns().deleteTopic(r -> r.topicArn(object.id())), GONE);
    }
}
