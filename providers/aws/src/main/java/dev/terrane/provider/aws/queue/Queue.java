package dev.terrane.provider.aws.queue;

import dev.terrane.provider.aws.session.AwsProblems;
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

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_sqs_queue`.
///
/// Replaced when `name`, `name_prefix` or `fifo_queue` changes. By default a message is at most
/// 262144 bytes, kept 345600 seconds, hidden 30 seconds once received, and not delayed. Policies that
/// mean the same are no change.
public final class Queue implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration PROPAGATION = Duration.ofMinutes(1);
    private static final int KEY_REUSE_SECONDS = 300;
    static final String[] GONE = {"AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"};

    /// Arguments by the names that AWS has for them.
    private static final Map<QueueAttributeName, String> ARGUMENTS =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                                    "content_based_deduplication"),
                            Map.entry(
                                    QueueAttributeName.DEDUPLICATION_SCOPE, "deduplication_scope"),
                            Map.entry(QueueAttributeName.DELAY_SECONDS, "delay_seconds"),
                            Map.entry(QueueAttributeName.FIFO_QUEUE, "fifo_queue"),
                            Map.entry(
                                    QueueAttributeName.FIFO_THROUGHPUT_LIMIT,
                                    "fifo_throughput_limit"),
                            Map.entry(
                                    QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS,
                                    "kms_data_key_reuse_period_seconds"),
                            Map.entry(QueueAttributeName.KMS_MASTER_KEY_ID, "kms_master_key_id"),
                            Map.entry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "max_message_size"),
                            Map.entry(
                                    QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                                    "message_retention_seconds"),
                            Map.entry(QueueAttributeName.POLICY, "policy"),
                            Map.entry(
                                    QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                                    "receive_wait_time_seconds"),
                            Map.entry(
                                    QueueAttributeName.REDRIVE_ALLOW_POLICY,
                                    "redrive_allow_policy"),
                            Map.entry(QueueAttributeName.REDRIVE_POLICY, "redrive_policy"),
                            Map.entry(
                                    QueueAttributeName.SQS_MANAGED_SSE_ENABLED,
                                    "sqs_managed_sse_enabled"),
                            Map.entry(
                                    QueueAttributeName.VISIBILITY_TIMEOUT,
                                    "visibility_timeout_seconds")));

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix", "fifo_queue")
                .defaultsTo("content_based_deduplication", Value.FALSE)
                .defaultsTo("delay_seconds", Value.number(0))
                .defaultsTo("fifo_queue", Value.FALSE)
                .defaultsTo("max_message_size", Value.number(262144))
                .defaultsTo("message_retention_seconds", Value.number(345600))
                .defaultsTo("receive_wait_time_seconds", Value.number(0))
                .defaultsTo("visibility_timeout_seconds", Value.number(30))
                .storedAs("policy", Json::normalized)
                .storedAs("redrive_policy", Json::normalized)
                .storedAs("redrive_allow_policy", Json::normalized)
                .sameWhen("policy", Policies::same)
                .sameWhen("redrive_policy", Json::same)
                .sameWhen("redrive_allow_policy", Json::same)
                .adjust(Queue::planKeyReuse)
                .adjust(Queue::checkFifo)
                .timeout("create", LONGEST)
                .timeout("update", LONGEST)
                .timeout("delete", LONGEST);
    }

    /// With keys that SQS manages there is no key to reuse.
    private static void planKeyReuse(PlanDraft draft) {
        if (draft.isCreate()
                && draft.config().bool("sqs_managed_sse_enabled").orElse(false)
                && draft.config().isNull("kms_data_key_reuse_period_seconds")) {
            draft.set("kms_data_key_reuse_period_seconds", Value.number(0));
        }
    }

    private static void checkFifo(PlanDraft draft) {
        boolean fifo = draft.value("fifo_queue").equals(Value.TRUE);
        Optional<String> name = draft.config().string("name");
        if (fifo && name.isPresent() && !name.get().endsWith(".fifo")) {
            throw FailedCall.at(
                    "name",
                    "Invalid name of a queue",
                    "The name of a FIFO queue ends in \".fifo\", but this is \""
                            + name.get()
                            + "\".");
        }
        if (!fifo
                && draft.value("fifo_queue").isKnown()
                && draft.config().bool("content_based_deduplication").orElse(false)) {
            throw FailedCall.at(
                    "content_based_deduplication",
                    "Only for FIFO queues",
                    "`content_based_deduplication` needs `fifo_queue = true`.");
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .onlyOneOf("kms_master_key_id", "sqs_managed_sse_enabled")
                .between("delay_seconds", 0, 900)
                .between("kms_data_key_reuse_period_seconds", 60, 86_400)
                .between("max_message_size", 1_024, 262_144)
                .between("message_retention_seconds", 60, 1_209_600)
                .between("receive_wait_time_seconds", 0, 20)
                .between("visibility_timeout_seconds", 0, 43_200)
                .json("policy")
                .json("redrive_policy")
                .json("redrive_allow_policy")
                .oneOf("deduplication_scope", "messageGroup", "queue")
                .oneOf("fifo_throughput_limit", "perQueue", "perMessageGroupId")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String suffix = object.isTrue("fifo_queue") ? ".fifo" : "";
        String name = UniqueName.of(object, "name", "name_prefix", suffix);
        Map<QueueAttributeName, String> attributes = newAttributes(object);
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        aws.retryWhile(
                "the queue of that name that was deleted to be forgotten",
                object.timeout("create", LONGEST),
                () -> object.id(created(name, attributes, tags, aws)),
                "AWS.SimpleQueueService.QueueDeletedRecently",
                "QueueDeletedRecently");
        settle(object.id(), attributes, aws);
    }

    private static String created(
            String name,
            Map<QueueAttributeName, String> attributes,
            Map<String, String> tags,
            AwsSession aws) {
        return aws.sqs()
                .createQueue(r -> {
                    r.queueName(name).attributes(attributes);
                    if (!tags.isEmpty()) {
                        r.tags(tags);
                    }
                })
                .queueUrl();
    }

    /// SQS takes up to a minute until every server answers with what was set. What it still does not
    /// tell then is read as it is.
    static void settle(String url, Map<QueueAttributeName, String> wanted, AwsSession aws) {
        long end = System.nanoTime() + PROPAGATION.toNanos();
        aws.await(
                "the attributes of queue " + url,
                LONGEST,
                () ->
                        System.nanoTime() > end || shows(url, wanted, aws)
                                ? Optional.of(true)
                                : Optional.empty());
    }

    private static boolean shows(
            String url, Map<QueueAttributeName, String> wanted, AwsSession aws) {
        try {
            Map<QueueAttributeName, String> found = attributes(url, aws);
            return wanted.entrySet().stream()
                    .allMatch(entry -> same(entry.getValue(), found.get(entry.getKey())));
        } catch (SdkException failure) {
            if (!AwsProblems.isCode(failure, GONE)) {
                throw failure;
            }
            return false;
        }
    }

    private static boolean same(String wanted, @Nullable String found) {
        if (found == null || found.isEmpty()) {
            return wanted.isEmpty();
        }
        return wanted.equals(found) || Policies.same(Value.string(wanted), Value.string(found));
    }

    /// What is not set is left to AWS.
    private static Map<QueueAttributeName, String> newAttributes(Draft object) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        ARGUMENTS.forEach((attribute, argument) -> {
            boolean isOff = object.value(argument).equals(Value.FALSE);
            if ((object.isGiven(argument) && !isOff)
                    || (isOff && argument.equals("sqs_managed_sse_enabled"))
                    || isZero(object, argument)) {
                attributes.put(attribute, text(object.value(argument)));
            }
        });
        return attributes;
    }

    /// 0 is a value of its own for all but the time that a key is reused.
    private static boolean isZero(Draft object, String argument) {
        return object.value(argument) instanceof Value.NumberValue
                && !argument.equals("kms_data_key_reuse_period_seconds");
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.StringValue text -> text.text();
            case Value.BoolValue bool -> String.valueOf(bool.truth());
            case Value.NumberValue number -> number.number().toString();
            default -> "";
        };
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        List<String> arns =
                objects.stream().flatMap(object -> object.text("arn").stream()).toList();
        TagsOfMany tags = TagsOfMany.of(arns, "sqs", aws);
        Together.readEach(
                objects, object -> show(object, attributes(object.id(), aws), tags, aws), GONE);
    }

    private static Map<QueueAttributeName, String> attributes(String url, AwsSession aws) {
        return aws.sqs()
                .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static void show(
            Draft object, Map<QueueAttributeName, String> found, TagsOfMany tags, AwsSession aws) {
        Optional<Map<String, String>> known =
                object.text("arn").flatMap(arn -> tags.confirmed(object, arn, aws));
        set(object, found);
        if (known.isPresent()) {
            Tags.found(object, known.get(), aws.tags());
        } else {
            Calls.find(() -> aws.sqs().listQueueTags(r -> r.queueUrl(object.id())).tags(), GONE)
                    .ifPresentOrElse(own -> Tags.found(object, own, aws.tags()), object::gone);
        }
    }

    private static void set(Draft object, Map<QueueAttributeName, String> found) {
        ARGUMENTS.forEach((attribute, argument) -> set(object, argument, found.get(attribute)));
        String name = object.id().substring(object.id().lastIndexOf('/') + 1);
        boolean fifo = object.isTrue("fifo_queue");
        object.set("arn", found.get(QueueAttributeName.QUEUE_ARN))
                .set("url", object.id())
                .set("name", name)
                .set("name_prefix", UniqueName.prefixOf(name, fifo ? ".fifo" : ""));
    }

    private static void set(Draft object, String argument, @Nullable String found) {
        switch (argument) {
            case "policy" ->
                    object.set(
                            argument,
                            found == null ? null : Policies.kept(object.text(argument), found));
            case "redrive_policy", "redrive_allow_policy" ->
                    object.set(argument, kept(object.text(argument), found));
            case "kms_data_key_reuse_period_seconds" ->
                    object.set(
                            argument, found == null ? KEY_REUSE_SECONDS : Integer.valueOf(found));
            case "content_based_deduplication", "fifo_queue", "sqs_managed_sse_enabled" ->
                    object.set(argument, Boolean.valueOf(found));
            case "deduplication_scope", "fifo_throughput_limit", "kms_master_key_id" ->
                    object.set(argument, found);
            default -> object.set(argument, found == null ? null : Integer.valueOf(found));
        }
    }

    private static @Nullable String kept(Optional<String> had, @Nullable String found) {
        if (found == null || found.isEmpty()) {
            return null;
        }
        return had.filter(text -> Json.same(Value.string(text), Value.string(found)))
                .orElseGet(() -> Json.normalized(found));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        Map<QueueAttributeName, String> changed = new EnumMap<>(QueueAttributeName.class);
        ARGUMENTS.forEach((attribute, argument) -> {
            if (object.changed(argument) && object.value(argument).isKnown()) {
                changed.put(attribute, text(object.value(argument)));
            }
        });
        if (!changed.isEmpty()) {
            aws.sqs().setQueueAttributes(r -> r.queueUrl(object.id()).attributes(changed));
            settle(object.id(), changed, aws);
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.sqs().untagQueue(r -> r.queueUrl(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.sqs().tagQueue(r -> r.queueUrl(object.id()).tags(set));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        try {
            aws.sqs().deleteQueue(r -> r.queueUrl(object.id()));
        } catch (SdkException failure) {
            if (!AwsProblems.isCode(failure, GONE)) {
                throw failure;
            }
        }
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
