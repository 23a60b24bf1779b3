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

import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `aws_cloudwatch_metric_alarm`.
///
/// Replaced when `alarm_name` changes; everything else is put anew as a whole. By default actions are
/// taken, and missing data is missing.
final class MetricAlarm implements ResourceType {
    private static final Shape SHAPE =
            Shape.of()
                    .named("OKActions", "ok_actions")
                    .named("AlarmArn", "arn")
                    .named("Metrics", "metric_query")
                    .named("MetricStat", "metric")
                    .named(
                            "EvaluateLowSampleCountPercentile",
                            "evaluate_low_sample_count_percentiles")
                    .without("dimensions", "metric_query");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("alarm_name")
                .defaultsTo("actions_enabled", Value.TRUE)
                .defaultsTo("treat_missing_data", Value.string("missing"))
                .defaultsTo("metric_query.return_data", Value.FALSE)
                .sameWhen(
                        "treat_missing_data",
                        (was, wanted) -> was.asString().equalsIgnoreCase(wanted.asString()));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .longest("alarm_name", 255)
                .longest("alarm_description", 1_024)
                .oneOf(
                        "comparison_operator",
                        "GreaterThanOrEqualToThreshold",
                        "GreaterThanThreshold",
                        "LessThanThreshold",
                        "LessThanOrEqualToThreshold",
                        "LessThanLowerOrGreaterThanUpperThreshold",
                        "LessThanLowerThreshold",
                        "GreaterThanUpperThreshold")
                .oneOf("statistic", "SampleCount", "Average", "Sum", "Minimum", "Maximum")
                .oneOf("evaluate_low_sample_count_percentiles", "evaluate", "ignore")
                .oneOf("treat_missing_data", "breaching", "notBreaching", "ignore", "missing")
                .onlyOneOf("metric_name", "metric_query")
                .onlyOneOf("statistic", "extended_statistic")
                .onlyOneOf("threshold", "threshold_metric_id")
                .between("evaluation_periods", 1, Integer.MAX_VALUE)
                .between("datapoints_to_alarm", 1, Integer.MAX_VALUE)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        PutMetricAlarmRequest.Builder request = request(object);
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(tags(tags));
        }
        aws.cloudwatch().putMetricAlarm(request.build());
        object.id(object.text("alarm_name").orElseThrow());
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    private static PutMetricAlarmRequest.Builder request(Draft object) {
        PutMetricAlarmRequest.Builder request = SHAPE.fill(PutMetricAlarmRequest.builder(), object);
        boolean byMetric = object.text("threshold_metric_id").isPresent();
        Value threshold = object.value("threshold");
        if (!byMetric) {
            request.threshold(
                    threshold instanceof Value.NumberValue number
                            ? number.number().toDouble()
                            : 0.0);
        }
        if (!object.textMap("dimensions").isEmpty()) {
            request.dimensions(dimensions(object.textMap("dimensions")));
        }
        List<software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery> queries =
                AlarmQueries.queries(object);
        if (!queries.isEmpty()) {
            request.metrics(queries);
        }
        return request;
    }

    static List<Dimension> dimensions(Map<String, String> dimensions) {
        return dimensions.entrySet().stream()
                .map(entry ->
                        Dimension.builder().name(entry.getKey()).value(entry.getValue()).build())
                .toList();
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, software.amazon.awssdk.services.cloudwatch.model.MetricAlarm> found =
                new TreeMap<>();
        aws.cloudwatch()
                .describeAlarms(r ->
                        r.alarmNames(objects.stream().map(Draft::id).distinct().toList())
                                .alarmTypes(AlarmType.METRIC_ALARM)
                                .maxRecords(100))
                .metricAlarms()
                .forEach(alarm -> found.put(alarm.alarmName(), alarm));
        for (Draft object : objects) {
            var alarm = found.get(object.id());
            if (alarm == null) {
                object.gone();
            } else {
                show(object, alarm, aws);
            }
        }
    }

    private static void show(
            Draft object,
            software.amazon.awssdk.services.cloudwatch.model.MetricAlarm alarm,
            AwsSession aws) {
        SHAPE.show(object, alarm);
        Map<String, String> dimensions = new HashMap<>();
        alarm.dimensions().forEach(each -> dimensions.put(each.name(), each.value()));
        object.setMap("dimensions", dimensions);
        AlarmQueries.show(object, alarm);
        Tags.found(
                object,
                aws.cloudwatch().listTagsForResource(r -> r.resourceARN(alarm.alarmArn())).tags(),
                Tag::key,
                Tag::value,
                aws.tags());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        aws.cloudwatch().putMetricAlarm(request(object).build());
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        String arn = object.prior().requiredString("arn");
        if (!removed.isEmpty()) {
            aws.cloudwatch().untagResource(r -> r.resourceARN(arn).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.cloudwatch().tagResource(r -> r.resourceARN(arn).tags(tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () -> aws.cloudwatch().deleteAlarms(r -> r.alarmNames(object.id())),
                "ResourceNotFound",
                "ResourceNotFoundException");
    }
}
