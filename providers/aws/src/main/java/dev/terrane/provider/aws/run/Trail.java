package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.Tag;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailRequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_cloudtrail`.
///
/// Replaced when `name` changes. By default it logs, for one region and with the events of global
/// services, and does not sign its files.
///
/// Tried against served answers: that it logs, or does not.
final class Trail implements ResourceType {
    static final String[] GONE = {"TrailNotFoundException"};
    private static final Shape SHAPE =
            Shape.of()
                    .named("SnsTopicARN", "sns_topic_arn")
                    .named("LogFileValidationEnabled", "enable_log_file_validation")
                    .named("EnableLogFileValidation", "enable_log_file_validation")
                    .named("TrailARN", "arn")
                    .named("CloudWatchLogsLogGroupArn", "cloud_watch_logs_group_arn")
                    .without(
                            "sns_topic_name",
                            "insight_selector",
                            "event_selector",
                            "advanced_event_selector");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name")
                .defaultsTo("enable_log_file_validation", Value.FALSE)
                .defaultsTo("enable_logging", Value.TRUE)
                .defaultsTo("include_global_service_events", Value.TRUE)
                .defaultsTo("is_multi_region_trail", Value.FALSE)
                .defaultsTo("is_organization_trail", Value.FALSE)
                .defaultsTo("event_selector.include_management_events", Value.TRUE)
                .defaultsTo("event_selector.read_write_type", Value.string("All"));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .matches(
                        "name",
                        "[a-zA-Z0-9][a-zA-Z0-9._-]{1,126}[a-zA-Z0-9]",
                        "must consist of 3 to 128 letters, digits and . _ -")
                .arn("cloud_watch_logs_group_arn")
                .arn("cloud_watch_logs_role_arn")
                .arn("kms_key_id")
                .onlyOneOf("event_selector", "advanced_event_selector")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateTrailRequest.Builder request =
                SHAPE.fill(CreateTrailRequest.builder(), object)
                        .snsTopicName(object.textOrNull("sns_topic_name"));
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tagsList(tags(tags));
        }
        String arn =
                Calls.retry(
                                aws,
                                "the role and bucket of the trail to be known",
                                Duration.ofMinutes(2),
                                failure ->
                                        Calls.failing(
                                                                "InvalidCloudWatchLogsRoleArnException",
                                                                "Access denied.")
                                                        .test(failure)
                                                || Calls.failing(
                                                                "InvalidCloudWatchLogsLogGroupArnException",
                                                                "Access denied.")
                                                        .test(failure),
                                () -> aws.cloudtrail().createTrail(request.build()))
                        .trailARN();
        object.id(arn);
        object.set("arn", arn);
        if (object.isTrue("enable_logging")) {
            aws.cloudtrail().startLogging(r -> r.name(arn));
        }
        TrailSelectors.create(object, aws);
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    private static Optional<software.amazon.awssdk.services.cloudtrail.model.Trail> find(
            String id, AwsSession aws) {
        return Calls.find(
                        () -> aws.cloudtrail().describeTrails(r -> r.trailNameList(id)).trailList(),
                        GONE)
                .stream()
                .flatMap(List::stream)
                .findFirst();
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.id(), aws).ifPresentOrElse(trail -> show(object, trail, aws), object::gone);
        }
    }

    private static void show(
            Draft object,
            software.amazon.awssdk.services.cloudtrail.model.Trail trail,
            AwsSession aws) {
        String topic = object.text("sns_topic_name").orElse("");
        SHAPE.show(object, trail);
        object.id(trail.trailARN());
        object.set("arn", trail.trailARN())
                .set("sns_topic_name", topicName(topic, trail))
                .set(
                        "enable_logging",
                        aws.cloudtrail().getTrailStatus(r -> r.name(trail.trailARN())).isLogging());
        TrailSelectors.show(object, trail, aws);
        List<Tag> tags =
                aws
                        .cloudtrail()
                        .listTags(r -> r.resourceIdList(trail.trailARN()))
                        .resourceTagList()
                        .stream()
                        .flatMap(resource -> resource.tagsList().stream())
                        .toList();
        Tags.found(object, tags, Tag::key, Tag::value, aws.tags());
    }

    /// A topic may be given by name or by ARN; it stays as it was given.
    private static String topicName(
            String had, software.amazon.awssdk.services.cloudtrail.model.Trail trail) {
        String arn = trail.snsTopicARN() == null ? "" : trail.snsTopicARN();
        if (had.startsWith("arn:") && had.equals(arn)) {
            return had;
        }
        return arn.isEmpty()
                ? ""
                : had.startsWith("arn:") ? arn : arn.substring(arn.lastIndexOf(':') + 1);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        UpdateTrailRequest.Builder request =
                SHAPE.fill(UpdateTrailRequest.builder(), object)
                        .name(object.id())
                        .s3KeyPrefix(object.text("s3_key_prefix").orElse(""))
                        .snsTopicName(object.text("sns_topic_name").orElse(""))
                        .cloudWatchLogsLogGroupArn(
                                object.text("cloud_watch_logs_group_arn").orElse(""))
                        .cloudWatchLogsRoleArn(object.text("cloud_watch_logs_role_arn").orElse(""))
                        .kmsKeyId(object.text("kms_key_id").orElse(""));
        aws.cloudtrail().updateTrail(request.build());
        if (object.changed("enable_logging")) {
            if (object.isTrue("enable_logging")) {
                aws.cloudtrail().startLogging(r -> r.name(object.id()));
            } else {
                aws.cloudtrail().stopLogging(r -> r.name(object.id()));
            }
        }
        TrailSelectors.change(object, aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        String arn = object.id();
        if (!removed.isEmpty()) {
            List<Tag> names =
                    removed.stream().map(name -> Tag.builder().key(name).build()).toList();
            aws.cloudtrail().removeTags(r -> r.resourceId(arn).tagsList(names));
        }
        if (!set.isEmpty()) {
            aws.cloudtrail().addTags(r -> r.resourceId(arn).tagsList(tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(() -> aws.cloudtrail().deleteTrail(r -> r.name(object.id())), GONE);
    }
}
