package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The metrics and expressions that an alarm is computed from: blocks `metric_query`.
final class AlarmQueries {
    private AlarmQueries() {}

    static List<MetricDataQuery> queries(Draft object) {
        return object.blocks("metric_query").stream().map(AlarmQueries::query).toList();
    }

    private static MetricDataQuery query(Attributes block) {
        MetricDataQuery.Builder query =
                MetricDataQuery.builder()
                        .id(block.requiredString("id"))
                        .accountId(given(block, "account_id"))
                        .expression(given(block, "expression"))
                        .label(given(block, "label"))
                        .returnData(block.bool("return_data").orElse(false));
        long period = block.wholeNumber("period").orElse(0);
        if (period > 0) {
            query.period(Math.toIntExact(period));
        }
        block.blocks("metric").stream()
                .findFirst()
                .ifPresent(metric -> query.metricStat(stat(metric)));
        return query.build();
    }

    private static @Nullable String given(Attributes block, String name) {
        return block.string(name).filter(text -> !text.isEmpty()).orElse(null);
    }

    private static MetricStat stat(Attributes metric) {
        Map<String, String> dimensions = metric.stringMap("dimensions");
        return MetricStat.builder()
                .metric(m ->
                        m.metricName(metric.requiredString("metric_name"))
                                .namespace(given(metric, "namespace"))
                                .dimensions(
                                        dimensions.isEmpty()
                                                ? null
                                                : dev.terrane.provider.aws.run.MetricAlarm
                                                        .dimensions(dimensions)))
                .period(Math.toIntExact(metric.wholeNumber("period").orElse(0)))
                .stat(metric.requiredString("stat"))
                .unit(given(metric, "unit"))
                .build();
    }

    static void show(Draft object, MetricAlarm alarm) {
        object.setObjects(
                "metric_query", alarm.metrics().stream().map(AlarmQueries::shown).toList());
    }

    private static Map<String, Value> shown(MetricDataQuery query) {
        Map<String, Value> values = new HashMap<>();
        values.put("id", Value.string(query.id()));
        values.put("account_id", text(query.accountId()));
        values.put("expression", text(query.expression()));
        values.put("label", text(query.label()));
        values.put("period", Value.number(query.period() == null ? 0 : query.period()));
        values.put("return_data", Value.bool(Boolean.TRUE.equals(query.returnData())));
        values.put("metric", shown(query.metricStat()));
        return values;
    }

    private static Value shown(@Nullable MetricStat stat) {
        Type.ObjectType type =
                Type.object(
                        Map.of(
                                "dimensions", Type.map(Type.STRING),
                                "metric_name", Type.STRING,
                                "namespace", Type.STRING,
                                "period", Type.NUMBER,
                                "stat", Type.STRING,
                                "unit", Type.STRING));
        if (stat == null) {
            return Value.list(type, List.of());
        }
        Map<String, Value> dimensions = new TreeMap<>();
        stat.metric()
                .dimensions()
                .forEach(each -> dimensions.put(each.name(), Value.string(each.value())));
        return Value.list(
                type,
                List.of(
                        Value.object(
                                Map.of(
                                        "dimensions", Value.map(Type.STRING, dimensions),
                                        "metric_name", text(stat.metric().metricName()),
                                        "namespace", text(stat.metric().namespace()),
                                        "period", Value.number(stat.period()),
                                        "stat", text(stat.stat()),
                                        "unit", text(stat.unitAsString())))));
    }

    private static Value text(@Nullable String text) {
        return Value.string(Optional.ofNullable(text).orElse(""));
    }
}
