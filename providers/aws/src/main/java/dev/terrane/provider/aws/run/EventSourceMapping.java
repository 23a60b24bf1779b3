package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// `aws_lambda_event_source_mapping`: what a function is fed from.
///
/// Replaced when the source or the place to start from changes. Enabled by default; a batch that is
/// not set stays at what AWS takes for the source, 10 messages of a queue and 100 records else.
final class EventSourceMapping implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Shape SHAPE =
            Shape.of()
                    .named("UUID", "uuid")
                    .named("Filters", "filter")
                    .named("SourceAccessConfigurations", "source_access_configuration")
                    .named("URI", "uri")
                    .without(
                            "enabled",
                            "function_name",
                            "kms_key_arn",
                            "self_managed_event_source",
                            "starting_position_timestamp");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "amazon_managed_kafka_event_source_config",
                        "event_source_arn",
                        "queues",
                        "self_managed_event_source",
                        "self_managed_kafka_event_source_config",
                        "starting_position",
                        "starting_position_timestamp",
                        "topics")
                .defaultsTo("enabled", Value.TRUE)
                .fillsInBlocks(
                        "amazon_managed_kafka_event_source_config",
                        "self_managed_kafka_event_source_config")
                .sameWhen("function_name", FunctionAlias::sameFunction)
                .adjust(EventSourceMapping::planBatch);
    }

    private static void planBatch(PlanDraft draft) {
        Optional<Attributes> prior = draft.prior();
        if (prior.isPresent() && draft.config().isNull("batch_size")) {
            boolean queue = prior.get().string("event_source_arn").orElse("").contains(":sqs:");
            Value usual = Value.number(queue ? 10 : 100);
            if (prior.get().value("batch_size").equals(usual)) {
                draft.set("batch_size", usual);
            }
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .exactlyOneOf("event_source_arn", "self_managed_event_source")
                .between("batch_size", 1, 10_000)
                .between("maximum_batching_window_in_seconds", 0, 300)
                .between("maximum_retry_attempts", -1, 10_000)
                .between("parallelization_factor", 1, 10)
                .between("tumbling_window_in_seconds", 0, 900)
                .oneOf("starting_position", "AT_TIMESTAMP", "LATEST", "TRIM_HORIZON")
                .arn("event_source_arn")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateEventSourceMappingRequest.Builder request =
                SHAPE.fill(CreateEventSourceMappingRequest.builder(), object)
                        .functionName(object.textOrNull("function_name"))
                        .enabled(object.isTrue("enabled"))
                        .kmsKeyArn(object.textOrNull("kms_key_arn"));
        object.text("starting_position_timestamp")
                .ifPresent(time -> request.startingPositionTimestamp(Instant.parse(time)));
        object.blocks("self_managed_event_source").stream()
                .findFirst()
                .ifPresent(block -> ownKafka(request, block));
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        object.id(
                retried(aws, () -> aws.lambda().createEventSourceMapping(request.build())).uuid());
        awaitSettled(object.id(), aws);
    }

    /// `endpoints = { KAFKA_BOOTSTRAP_SERVERS = "a:9092,b:9092" }`.
    private static void ownKafka(
            CreateEventSourceMappingRequest.Builder request, Attributes block) {
        Map<String, List<String>> servers = new java.util.TreeMap<>();
        block.stringMap("endpoints")
                .forEach((kind, all) -> servers.put(kind, List.of(all.split(",", -1))));
        request.selfManagedEventSource(source -> source.endpointsWithStrings(servers));
    }

    private static <T> T retried(AwsSession aws, Supplier<T> action) {
        return Calls.retry(
                aws,
                "the rights of the function to be known",
                LONGEST,
                failure ->
                        Calls.failing(
                                                "InvalidParameterValueException",
                                                "cannot be assumed",
                                                "execution role does not have permissions",
                                                "ensure the role can perform")
                                        .test(failure)
                                || Calls.failing("ResourceInUseException").test(failure),
                action);
    }

    private static Optional<GetEventSourceMappingResponse> find(String uuid, AwsSession aws) {
        return Calls.find(
                () -> aws.lambda().getEventSourceMapping(r -> r.uuid(uuid)), Function.GONE);
    }

    private static void awaitSettled(String uuid, AwsSession aws) {
        aws.await(
                "event source mapping " + uuid,
                LONGEST,
                () -> find(uuid, aws).filter(mapping -> !mapping.state().endsWith("ing")));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.id(), aws)
                    .ifPresentOrElse(mapping -> show(object, mapping, aws), object::gone);
        }
    }

    private static void show(Draft object, GetEventSourceMappingResponse mapping, AwsSession aws) {
        SHAPE.show(object, mapping);
        String state = String.valueOf(mapping.state());
        if (state.startsWith("Enabl") || state.startsWith("Disabl")) {
            object.set("enabled", state.startsWith("Enabl"));
        }
        object.set("arn", mapping.eventSourceMappingArn())
                .set("kms_key_arn", mapping.kmsKeyArn())
                .set("function_name", mapping.functionArn())
                .set(
                        "starting_position_timestamp",
                        mapping.startingPositionTimestamp() == null
                                ? null
                                : mapping.startingPositionTimestamp().toString());
        if (object.value("arn").equals(Value.string(""))) {
            object.set(
                    "arn",
                    aws.arn("lambda", aws.accountId(), "event-source-mapping:" + object.id()));
        }
        Map<String, String> tags =
                Calls.find(
                                () ->
                                        aws.lambda()
                                                .listTags(r ->
                                                        r.resource(object.text("arn").orElse("")))
                                                .tags(),
                                Function.GONE)
                        .orElse(Map.of());
        Tags.found(object, tags, aws.tags());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        UpdateEventSourceMappingRequest.Builder request =
                SHAPE.fill(UpdateEventSourceMappingRequest.builder(), object)
                        .uuid(object.id())
                        .functionName(object.textOrNull("function_name"))
                        .enabled(object.isTrue("enabled"));
        if (object.changed("kms_key_arn")) {
            request.kmsKeyArn(object.text("kms_key_arn").orElse(""));
        }
        if (object.blocks("filter_criteria").isEmpty() && object.changed("filter_criteria")) {
            request.filterCriteria(f -> f.filters(List.of()));
        }
        if (object.blocks("destination_config").isEmpty() && object.changed("destination_config")) {
            request.destinationConfig(d -> d.onFailure(f -> f.destination("")));
        }
        if (object.blocks("scaling_config").isEmpty() && object.changed("scaling_config")) {
            request.scalingConfig(s -> {});
        }
        retried(aws, () -> aws.lambda().updateEventSourceMapping(request.build()));
        awaitSettled(object.id(), aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        FunctionParts.tag(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        retried(
                                aws,
                                () ->
                                        aws.lambda()
                                                .deleteEventSourceMapping(
                                                        r -> r.uuid(object.id()))),
                Function.GONE);
        aws.await(
                "event source mapping " + object.id() + " to be deleted",
                LONGEST,
                () -> find(object.id(), aws).isPresent() ? Optional.empty() : Optional.of(true));
    }
}
