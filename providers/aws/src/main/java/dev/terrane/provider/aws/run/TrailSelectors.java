package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;

import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

import java.util.List;

/// Which events a trail holds.
final class TrailSelectors {
    private static final Shape SHAPE =
            Shape.of()
                    .named("DataResources", "data_resource")
                    .named("FieldSelectors", "field_selector");

    private TrailSelectors() {}

    static void create(Draft object, AwsSession aws) {
        if (!object.blocks("event_selector").isEmpty()
                || !object.blocks("advanced_event_selector").isEmpty()) {
            put(object, aws);
        }
        if (!object.blocks("insight_selector").isEmpty()) {
            putInsights(object, aws);
        }
    }

    static void change(Draft object, AwsSession aws) {
        if (object.changed("event_selector", "advanced_event_selector")) {
            put(object, aws);
        }
        if (object.changed("insight_selector")) {
            putInsights(object, aws);
        }
    }

    private static void put(Draft object, AwsSession aws) {
        List<AdvancedEventSelector> advanced =
                object.blocks("advanced_event_selector").stream()
                        .map(block -> SHAPE.fill(AdvancedEventSelector.builder(), block).build())
                        .toList();
        if (!advanced.isEmpty()) {
            aws.cloudtrail()
                    .putEventSelectors(
                            r -> r.trailName(object.id()).advancedEventSelectors(advanced));
            return;
        }
        List<EventSelector> selectors =
                object.blocks("event_selector").stream()
                        .map(block -> SHAPE.fill(EventSelector.builder(), block).build())
                        .toList();
        aws.cloudtrail()
                .putEventSelectors(r ->
                        r.trailName(object.id())
                                .eventSelectors(
                                        selectors.isEmpty() ? List.of(usual()) : selectors));
    }

    /// What a trail without selectors has.
    private static EventSelector usual() {
        return EventSelector.builder()
                .includeManagementEvents(true)
                .readWriteType(ReadWriteType.ALL)
                .dataResources(List.of())
                .excludeManagementEventSources(List.of())
                .build();
    }

    private static void putInsights(Draft object, AwsSession aws) {
        List<InsightSelector> insights =
                object.blocks("insight_selector").stream()
                        .map(block -> SHAPE.fill(InsightSelector.builder(), block).build())
                        .toList();
        aws.cloudtrail()
                .putInsightSelectors(r -> r.trailName(object.id()).insightSelectors(insights));
    }

    static void show(Draft object, Trail trail, AwsSession aws) {
        SHAPE.showNone(object, "event_selector");
        SHAPE.showNone(object, "advanced_event_selector");
        SHAPE.showNone(object, "insight_selector");
        if (Boolean.TRUE.equals(trail.hasCustomEventSelectors())) {
            var found = aws.cloudtrail().getEventSelectors(r -> r.trailName(trail.trailARN()));
            List<EventSelector> selectors =
                    found.eventSelectors().stream().filter(selector -> !isUsual(selector)).toList();
            SHAPE.show(object, "event_selector", selectors);
            SHAPE.show(object, "advanced_event_selector", found.advancedEventSelectors());
        }
        if (Boolean.TRUE.equals(trail.hasInsightSelectors())) {
            Calls.find(
                            () ->
                                    aws.cloudtrail()
                                            .getInsightSelectors(r -> r.trailName(trail.trailARN()))
                                            .insightSelectors(),
                            "InsightNotEnabledException")
                    .ifPresent(insights -> SHAPE.show(object, "insight_selector", insights));
        }
    }

    private static boolean isUsual(EventSelector selector) {
        return Boolean.TRUE.equals(selector.includeManagementEvents())
                && selector.readWriteType() == ReadWriteType.ALL
                && selector.dataResources().isEmpty()
                && selector.excludeManagementEventSources().isEmpty();
    }
}
