package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// An argument that AWS keeps as an attribute: a name and a text.
///
/// @param argument as the schema has it
/// @param key as AWS has it
/// @param kinds of load balancers that have it
/// @param standard what it is by default; null where AWS decides
record LbAttribute(String argument, String key, Set<String> kinds, @Nullable Value standard) {
    private static final Set<String> APPLICATION = Set.of("application");
    private static final Set<String> NETWORK = Set.of("network");
    private static final Set<String> ALL = Set.of("application", "network", "gateway");

    /// Those of load balancers.
    static final List<LbAttribute> OF_BALANCERS =
            List.of(
                    new LbAttribute(
                            "client_keep_alive",
                            "client_keep_alive.seconds",
                            APPLICATION,
                            Value.number(3600)),
                    new LbAttribute(
                            "desync_mitigation_mode",
                            "routing.http.desync_mitigation_mode",
                            APPLICATION,
                            Value.string("defensive")),
                    new LbAttribute(
                            "dns_record_client_routing_policy",
                            "dns_record.client_routing_policy",
                            NETWORK,
                            Value.string("any_availability_zone")),
                    new LbAttribute(
                            "drop_invalid_header_fields",
                            "routing.http.drop_invalid_header_fields.enabled",
                            APPLICATION,
                            Value.FALSE),
                    new LbAttribute(
                            "enable_cross_zone_load_balancing",
                            "load_balancing.cross_zone.enabled",
                            Set.of("network", "gateway"),
                            Value.FALSE),
                    new LbAttribute(
                            "enable_deletion_protection",
                            "deletion_protection.enabled",
                            ALL,
                            Value.FALSE),
                    new LbAttribute(
                            "enable_http2", "routing.http2.enabled", APPLICATION, Value.TRUE),
                    new LbAttribute(
                            "enable_tls_version_and_cipher_suite_headers",
                            "routing.http.x_amzn_tls_version_and_cipher_suite.enabled",
                            APPLICATION,
                            Value.FALSE),
                    new LbAttribute(
                            "enable_waf_fail_open",
                            "waf.fail_open.enabled",
                            APPLICATION,
                            Value.FALSE),
                    new LbAttribute(
                            "enable_xff_client_port",
                            "routing.http.xff_client_port.enabled",
                            APPLICATION,
                            Value.FALSE),
                    new LbAttribute(
                            "enable_zonal_shift",
                            "zonal_shift.config.enabled",
                            Set.of("application", "network"),
                            Value.FALSE),
                    new LbAttribute(
                            "idle_timeout",
                            "idle_timeout.timeout_seconds",
                            APPLICATION,
                            Value.number(60)),
                    new LbAttribute(
                            "preserve_host_header",
                            "routing.http.preserve_host_header.enabled",
                            APPLICATION,
                            Value.FALSE),
                    new LbAttribute(
                            "xff_header_processing_mode",
                            "routing.http.xff_header_processing.mode",
                            APPLICATION,
                            Value.string("append")));

    /// Those of target groups.
    static final List<LbAttribute> OF_TARGETS =
            List.of(
                    new LbAttribute(
                            "connection_termination",
                            "deregistration_delay.connection_termination.enabled",
                            ALL,
                            null),
                    new LbAttribute(
                            "deregistration_delay",
                            "deregistration_delay.timeout_seconds",
                            ALL,
                            Value.string("300")),
                    new LbAttribute(
                            "lambda_multi_value_headers_enabled",
                            "lambda.multi_value_headers.enabled",
                            ALL,
                            Value.FALSE),
                    new LbAttribute(
                            "load_balancing_algorithm_type",
                            "load_balancing.algorithm.type",
                            ALL,
                            null),
                    new LbAttribute(
                            "load_balancing_anomaly_mitigation",
                            "load_balancing.algorithm.anomaly_mitigation",
                            ALL,
                            null),
                    new LbAttribute(
                            "load_balancing_cross_zone_enabled",
                            "load_balancing.cross_zone.enabled",
                            ALL,
                            null),
                    new LbAttribute("preserve_client_ip", "preserve_client_ip.enabled", ALL, null),
                    new LbAttribute(
                            "proxy_protocol_v2", "proxy_protocol_v2.enabled", ALL, Value.FALSE),
                    new LbAttribute(
                            "slow_start", "slow_start.duration_seconds", ALL, Value.number(0)));

    /// What has to be sent: of a new thing all that is said, of an old one what changes.
    static Map<String, String> wanted(List<LbAttribute> attributes, String kind, Draft object) {
        Map<String, String> wanted = new TreeMap<>();
        for (LbAttribute attribute : attributes) {
            Value value = object.value(attribute.argument);
            boolean other = object.isCreate() || object.changed(attribute.argument);
            if (attribute.kinds.contains(kind) && value.isKnown() && !value.isNull() && other) {
                wanted.put(attribute.key, text(value));
            }
        }
        return wanted;
    }

    static String text(Value value) {
        return switch (value) {
            case Value.BoolValue bool -> String.valueOf(bool.truth());
            case Value.NumberValue number -> number.number().toString();
            default -> value.asString();
        };
    }

    /// Sets what AWS says; what it does not speak of stays.
    static void show(
            List<LbAttribute> attributes, String kind, Map<String, String> found, Draft object) {
        for (LbAttribute attribute : attributes) {
            String text = found.get(attribute.key);
            if (text != null && attribute.kinds.contains(kind)) {
                object.set(
                        attribute.argument, value(text, object.value(attribute.argument).type()));
            }
        }
    }

    static Value value(String text, Type type) {
        if (type.equals(Type.NUMBER)) {
            return Value.number(Integer.parseInt(text));
        }
        return type.equals(Type.BOOL) ? Value.bool(Boolean.parseBoolean(text)) : Value.string(text);
    }
}
