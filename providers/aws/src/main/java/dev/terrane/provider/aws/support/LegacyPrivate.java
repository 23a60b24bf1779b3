package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.GoDuration;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the older plugin library keeps with an object for itself: how long its operations may take,
/// in nanoseconds, and the version of its form. The provider that this one stands in for reads it.
final class LegacyPrivate {
    private static final String TIMEOUTS = "e2bfb730-ecaa-11e6-8f88-34363bc7c4c0";

    private LegacyPrivate() {}

    static PrivateData of(long version, Map<String, Duration> defaults, Value object) {
        StringBuilder json = new StringBuilder();
        if (!defaults.isEmpty()) {
            json.append("\"" + TIMEOUTS + "\":").append(timeouts(defaults, object));
        }
        if (version > 0) {
            json.append(json.isEmpty() ? "" : ",").append("\"schema_version\":\"" + version + "\"");
        }
        String text = json.isEmpty() ? "null" : "{" + json + "}";
        return new PrivateData(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String timeouts(Map<String, Duration> defaults, Value object) {
        Map<String, Long> nanoseconds = new TreeMap<>();
        defaults.forEach((operation, longest) ->
                nanoseconds.put(operation, configured(object, operation, longest).toNanos()));
        return nanoseconds.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Duration configured(Value object, String operation, Duration otherwise) {
        Attributes attributes = Attributes.of(object);
        if (!object.asMap().containsKey("timeouts") || !attributes.isSet("timeouts")) {
            return otherwise;
        }
        Attributes timeouts = Attributes.of(attributes.value("timeouts"));
        return timeouts.string(operation).flatMap(GoDuration::parse).orElse(otherwise);
    }
}
