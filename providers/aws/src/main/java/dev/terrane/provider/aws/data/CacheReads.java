package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheNode;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfiguration;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfigurationRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheClusterRequest;
import software.amazon.awssdk.services.elasticache.model.SecurityGroupMembership;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cache as its arguments, where the answer is built otherwise.
final class CacheReads {
    private static final Shape SHAPE = Shape.of();

    private CacheReads() {}

    static void show(Draft object, CacheCluster cache) {
        object.id(cache.cacheClusterId());
        showVersion(object, cache);
        object.set("auto_minor_version_upgrade", String.valueOf(cache.autoMinorVersionUpgrade()))
                .set(
                        "availability_zone",
                        "Multiple".equals(cache.preferredAvailabilityZone())
                                ? null
                                : cache.preferredAvailabilityZone())
                .set(
                        "az_mode",
                        "Multiple".equals(cache.preferredAvailabilityZone())
                                ? "cross-az"
                                : "single-az")
                .setTexts(
                        "security_group_ids",
                        cache.securityGroups().stream()
                                .map(SecurityGroupMembership::securityGroupId)
                                .toList());
        showParts(object, cache);
        object.setObjects(
                "cache_nodes", cache.cacheNodes().stream().map(CacheReads::node).toList());
        object.setObjects(
                "log_delivery_configuration",
                cache.logDeliveryConfigurations().stream().map(CacheReads::log).toList());
    }

    /// What AWS does not tell of a cache is as it was.
    private static void showParts(Draft object, CacheCluster cache) {
        if (cache.cacheParameterGroup() != null) {
            object.set(
                    "parameter_group_name", cache.cacheParameterGroup().cacheParameterGroupName());
        }
        if (cache.notificationConfiguration() != null
                && "active".equals(cache.notificationConfiguration().topicStatus())) {
            object.set("notification_topic_arn", cache.notificationConfiguration().topicArn());
        }
        var endpoint = cache.configurationEndpoint();
        if (endpoint != null) {
            object.set("configuration_endpoint", endpoint.address() + ":" + endpoint.port())
                    .set("cluster_address", endpoint.address())
                    .set("port", endpoint.port());
        } else if (!cache.cacheNodes().isEmpty()
                && cache.cacheNodes().getFirst().endpoint() != null) {
            object.set("port", cache.cacheNodes().getFirst().endpoint().port());
        }
    }

    /// Since Redis 6 a version is given by its first two numbers, and 6 by the first alone.
    private static void showVersion(Draft object, CacheCluster cache) {
        String actual = cache.engineVersion() == null ? "" : cache.engineVersion();
        String[] parts = actual.split("\\.", -1);
        boolean redis = !"memcached".equals(cache.engine()) && parts[0].matches("\\d+");
        String shown = actual;
        if (redis && Integer.parseInt(parts[0]) >= 6 && parts.length > 2) {
            boolean newest =
                    Integer.parseInt(parts[0]) == 6
                            && object.text("engine_version").orElse("").equals("6.x");
            shown = newest ? "6.x" : parts[0] + "." + parts[1];
        }
        boolean wasFull = redis && parts.length == 2 && Integer.parseInt(parts[0]) >= 6;
        object.set("engine_version", shown);
        object.set("engine_version_actual", wasFull ? actual + ".0" : actual);
    }

    private static Map<String, Value> node(CacheNode node) {
        Map<String, Value> values = new HashMap<>();
        values.put("id", text(node.cacheNodeId()));
        values.put("address", text(node.endpoint() == null ? null : node.endpoint().address()));
        values.put(
                "port",
                node.endpoint() == null
                        ? Value.nullOf(Type.NUMBER)
                        : Value.number(node.endpoint().port()));
        values.put("availability_zone", text(node.customerAvailabilityZone()));
        values.put("outpost_arn", text(node.customerOutpostArn()));
        return values;
    }

    private static Map<String, Value> log(LogDeliveryConfiguration log) {
        boolean isGroup = "cloudwatch-logs".equals(log.destinationTypeAsString());
        String destination =
                isGroup
                        ? log.destinationDetails().cloudWatchLogsDetails().logGroup()
                        : log.destinationDetails().kinesisFirehoseDetails().deliveryStream();
        return Map.of(
                "destination", text(destination),
                "destination_type", text(log.destinationTypeAsString()),
                "log_format", text(log.logFormatAsString()),
                "log_type", text(log.logTypeAsString()));
    }

    private static Value text(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }

    static Optional<List<LogDeliveryConfigurationRequest>> logs(Attributes of) {
        List<LogDeliveryConfigurationRequest> logs =
                of.blocks("log_delivery_configuration").stream().map(CacheReads::request).toList();
        return logs.isEmpty() ? Optional.empty() : Optional.of(logs);
    }

    private static LogDeliveryConfigurationRequest request(Attributes block) {
        String destination = block.requiredString("destination");
        boolean isGroup = block.requiredString("destination_type").equals("cloudwatch-logs");
        return SHAPE.fill(LogDeliveryConfigurationRequest.builder(), block)
                .enabled(true)
                .destinationDetails(d -> {
                    if (isGroup) {
                        d.cloudWatchLogsDetails(c -> c.logGroup(destination));
                    } else {
                        d.kinesisFirehoseDetails(k -> k.deliveryStream(destination));
                    }
                })
                .build();
    }

    static void changes(ModifyCacheClusterRequest.Builder request, Draft object) {
        if (object.changed("auto_minor_version_upgrade")) {
            request.autoMinorVersionUpgrade(
                    object.text("auto_minor_version_upgrade").map(Boolean::valueOf).orElse(null));
        }
        if (object.changed("engine_version")) {
            request.engineVersion(object.textOrNull("engine_version"));
        }
        if (object.changed("node_type")) {
            request.cacheNodeType(object.textOrNull("node_type"));
        }
        if (object.changed("maintenance_window")) {
            request.preferredMaintenanceWindow(object.textOrNull("maintenance_window"));
        }
        if (object.changed("notification_topic_arn")) {
            String topic = object.text("notification_topic_arn").orElse("");
            request.notificationTopicArn(topic)
                    .notificationTopicStatus(topic.isEmpty() ? "inactive" : "active");
        }
        if (object.changed("ip_discovery")) {
            request.ipDiscovery(object.textOrNull("ip_discovery"));
        }
        if (object.changed("parameter_group_name")) {
            request.cacheParameterGroupName(object.textOrNull("parameter_group_name"));
        }
        if (object.changed("security_group_ids")) {
            request.securityGroupIds(object.texts("security_group_ids"));
        }
        if (object.changed("snapshot_window")) {
            request.snapshotWindow(object.textOrNull("snapshot_window"));
        }
        if (object.changed("snapshot_retention_limit")) {
            request.snapshotRetentionLimit(
                    Math.toIntExact(object.number("snapshot_retention_limit").orElse(0)));
        }
        if (object.changed("az_mode")) {
            request.azMode(object.textOrNull("az_mode"));
        }
        if (object.changed("log_delivery_configuration")) {
            logs(object.now()).ifPresent(request::logDeliveryConfigurations);
        }
        if (object.changed("num_cache_nodes")) {
            changeNodes(request, object);
        }
    }

    /// Nodes are numbered from 1; the last ones go.
    private static void changeNodes(ModifyCacheClusterRequest.Builder request, Draft object) {
        int before = Math.toIntExact(object.prior().wholeNumber("num_cache_nodes").orElse(1));
        int after = Math.toIntExact(object.number("num_cache_nodes").orElse(1));
        request.numCacheNodes(after);
        List<String> removed = new ArrayList<>();
        for (int node = after + 1; node <= before; node++) {
            removed.add("%04d".formatted(node));
        }
        if (!removed.isEmpty()) {
            request.cacheNodeIdsToRemove(removed);
        } else if (!object.texts("preferred_availability_zones").isEmpty()) {
            request.newAvailabilityZones(
                    object.texts("preferred_availability_zones").subList(before, after));
        }
    }
}
