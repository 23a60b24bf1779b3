package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Blocks of a target group that AWS keeps as attributes, each a name and a text.
final class TargetBlocks {
    private static final String DNS = "target_group_health.dns_failover.minimum_healthy_targets.";
    private static final String ROUTING =
            "target_group_health.unhealthy_state_routing.minimum_healthy_targets.";
    private static final String FAILOVER = "target_failover.";
    private static final String DRAINING = "target_health_state.unhealthy.";

    private TargetBlocks() {}

    static void stickiness(Attributes block, Map<String, String> wanted) {
        boolean on = block.bool("enabled").orElse(true);
        String type = block.string("type").orElse("");
        wanted.put("stickiness.enabled", String.valueOf(on));
        wanted.put("stickiness.type", type);
        if (!on) {
            return;
        }
        String seconds = String.valueOf(block.wholeNumber("cookie_duration").orElse(0));
        switch (type) {
            case "lb_cookie" -> wanted.put("stickiness.lb_cookie.duration_seconds", seconds);
            case "app_cookie" -> {
                wanted.put("stickiness.app_cookie.duration_seconds", seconds);
                wanted.put(
                        "stickiness.app_cookie.cookie_name",
                        block.string("cookie_name").orElse(""));
            }
            default -> {}
        }
    }

    /// What the other blocks say, where they change.
    static void others(Draft object, Map<String, String> wanted) {
        if (object.changed("target_failover")) {
            for (Attributes block : object.blocks("target_failover")) {
                put(block, "on_deregistration", FAILOVER + "on_deregistration", wanted);
                put(block, "on_unhealthy", FAILOVER + "on_unhealthy", wanted);
            }
        }
        if (object.changed("target_health_state")) {
            for (Attributes block : object.blocks("target_health_state")) {
                put(
                        block,
                        "enable_unhealthy_connection_termination",
                        DRAINING + "connection_termination.enabled",
                        wanted);
                put(
                        block,
                        "unhealthy_draining_interval",
                        DRAINING + "draining_interval_seconds",
                        wanted);
            }
        }
        if (!object.isCreate() || object.changed("target_group_health")) {
            for (Attributes block : object.blocks("target_group_health")) {
                block.blocks("dns_failover").forEach(part -> least(part, DNS, "off", wanted));
                block.blocks("unhealthy_state_routing")
                        .forEach(part -> least(part, ROUTING, "1", wanted));
            }
        }
    }

    /// @param count where nothing is said
    private static void least(
            Attributes block, String key, String count, Map<String, String> wanted) {
        wanted.put(key + "count", count);
        wanted.put(key + "percentage", "off");
        put(block, "minimum_healthy_targets_count", key + "count", wanted);
        put(block, "minimum_healthy_targets_percentage", key + "percentage", wanted);
    }

    private static void put(Attributes block, String name, String key, Map<String, String> wanted) {
        if (block.isSet(name)) {
            wanted.put(key, LbAttribute.text(block.value(name)));
        }
    }

    static void show(Draft object, Map<String, String> found) {
        if (found.containsKey("stickiness.enabled") || found.containsKey("stickiness.type")) {
            object.setObjects("stickiness", List.of(stickiness(found)));
        }
        object.setObjects(
                "target_failover",
                List.of(
                        Map.of(
                                "on_deregistration",
                                        text(found.get(FAILOVER + "on_deregistration")),
                                "on_unhealthy", text(found.get(FAILOVER + "on_unhealthy")))));
        object.setObjects("target_health_state", List.of(draining(found)));
        object.setObjects("target_group_health", List.of(health(found)));
    }

    private static Map<String, Value> stickiness(Map<String, String> found) {
        String type = found.getOrDefault("stickiness.type", "");
        String seconds =
                found.getOrDefault(
                        type.equals("app_cookie")
                                ? "stickiness.app_cookie.duration_seconds"
                                : "stickiness.lb_cookie.duration_seconds",
                        "0");
        Map<String, Value> block = new TreeMap<>();
        block.put("enabled", Value.bool(Boolean.parseBoolean(found.get("stickiness.enabled"))));
        block.put("type", Value.string(type));
        block.put(
                "cookie_duration",
                Value.number(type.endsWith("cookie") ? Integer.parseInt(seconds) : 0));
        block.put(
                "cookie_name",
                Value.string(found.getOrDefault("stickiness.app_cookie.cookie_name", "")));
        return block;
    }

    private static Map<String, Value> draining(Map<String, String> found) {
        String ends = found.get(DRAINING + "connection_termination.enabled");
        return Map.of(
                "enable_unhealthy_connection_termination",
                ends == null ? Value.nullOf(Type.BOOL) : Value.bool(Boolean.parseBoolean(ends)),
                "unhealthy_draining_interval",
                number(found.get(DRAINING + "draining_interval_seconds")));
    }

    private static Map<String, Value> health(Map<String, String> found) {
        Value dns =
                Value.object(
                        Map.of(
                                "minimum_healthy_targets_count",
                                text(found.get(DNS + "count")),
                                "minimum_healthy_targets_percentage",
                                text(found.get(DNS + "percentage"))));
        Value routing =
                Value.object(
                        Map.of(
                                "minimum_healthy_targets_count",
                                number(found.get(ROUTING + "count")),
                                "minimum_healthy_targets_percentage",
                                text(found.get(ROUTING + "percentage"))));
        return Map.of(
                "dns_failover", Value.list(dns.type(), List.of(dns)),
                "unhealthy_state_routing", Value.list(routing.type(), List.of(routing)));
    }

    private static Value text(@Nullable String text) {
        return text == null ? Value.nullOf(Type.STRING) : Value.string(text);
    }

    private static Value number(@Nullable String text) {
        return text == null ? Value.nullOf(Type.NUMBER) : Value.number(Integer.parseInt(text));
    }
}
