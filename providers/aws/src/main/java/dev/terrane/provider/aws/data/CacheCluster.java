package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
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

import software.amazon.awssdk.services.elasticache.model.CreateCacheClusterRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheClusterRequest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `aws_elasticache_cluster`: one node of Redis or Valkey, or several of Memcached.
///
/// Replaced when its name, engine, zones, network, port, snapshot source or subnet group changes, and
/// when a Memcached's node type does, or the engine goes back to an older version. Changes wait for
/// the maintenance window unless `apply_immediately`.
///
/// Tried against served answers: that its end is waited for.
final class CacheCluster implements ResourceType {
    private static final Duration CREATION = Duration.ofMinutes(40);
    private static final Duration UPDATE = Duration.ofMinutes(80);
    private static final String[] GONE = {"CacheClusterNotFound", "CacheClusterNotFoundFault"};
    private static final Shape SHAPE =
            Shape.of()
                    .named("CacheClusterId", "cluster_id")
                    .named("CacheNodeType", "node_type")
                    .named("CacheSubnetGroupName", "subnet_group_name")
                    .named("CacheParameterGroupName", "parameter_group_name")
                    .named("PreferredAvailabilityZone", "availability_zone")
                    .named("PreferredMaintenanceWindow", "maintenance_window")
                    .named("LogDeliveryConfigurations", "log_delivery_configuration")
                    .without(
                            "cache_nodes",
                            "configuration_endpoint",
                            "engine_version",
                            "log_delivery_configuration");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "availability_zone",
                        "cluster_id",
                        "engine",
                        "network_type",
                        "outpost_mode",
                        "port",
                        "preferred_outpost_arn",
                        "replication_group_id",
                        "snapshot_arns",
                        "snapshot_name",
                        "subnet_group_name",
                        "transit_encryption_enabled")
                .defaultsTo("auto_minor_version_upgrade", Value.string("true"))
                .storedAs("cluster_id", text -> text.toLowerCase(Locale.ROOT))
                .storedAs("maintenance_window", text -> text.toLowerCase(Locale.ROOT))
                .adjust(CacheCluster::planMemcached)
                .adjust(CacheCluster::planVersion)
                .timeout("create", CREATION)
                .timeout("update", UPDATE)
                .timeout("delete", CREATION);
    }

    private static void planMemcached(PlanDraft draft) {
        boolean memcached = draft.value("engine").equals(Value.string("memcached"));
        boolean several = draft.config().wholeNumber("num_cache_nodes").orElse(1) > 1;
        if (!memcached && several && draft.config().isSet("engine")) {
            throw FailedCall.at(
                    "num_cache_nodes",
                    "One node only",
                    "Only a cluster of Memcached has several nodes; for others use a replication"
                            + " group.");
        }
        if (draft.isCreate() || !memcached) {
            return;
        }
        if (draft.changes("node_type")) {
            draft.replaceBecauseOf("node_type");
        }
    }

    private static void planVersion(PlanDraft draft) {
        Optional<Attributes> prior = draft.prior();
        if (prior.isEmpty() || !draft.changes("engine_version")) {
            return;
        }
        draft.unknown("engine_version_actual");
        String before = prior.get().string("engine_version").orElse("");
        String after = draft.config().string("engine_version").orElse("");
        if (!after.isEmpty() && isOlder(after, before)) {
            draft.replaceBecauseOf("engine_version");
        }
    }

    private static boolean isOlder(String one, String other) {
        String[] first = one.split("\\.", -1);
        String[] second = other.split("\\.", -1);
        for (int index = 0; index < Math.min(first.length, second.length); index++) {
            if (!first[index].matches("\\d+") || !second[index].matches("\\d+")) {
                return false;
            }
            int order =
                    Integer.compare(
                            Integer.parseInt(first[index]), Integer.parseInt(second[index]));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .matches(
                        "cluster_id",
                        "(?!.*--)[A-Za-z][0-9A-Za-z-]{0,49}(?<!-)",
                        "must begin with a letter, consist of at most 50 letters, digits and single"
                                + " hyphens, and not end with a hyphen")
                .oneOf("az_mode", "single-az", "cross-az")
                .oneOf("engine", "memcached", "redis", "valkey")
                .oneOf("ip_discovery", "ipv4", "ipv6")
                .oneOf("network_type", "ipv4", "ipv6", "dual_stack")
                .oneOf("outpost_mode", "single-outpost", "cross-outpost")
                .between("snapshot_retention_limit", 0, 35)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateCacheClusterRequest.Builder request =
                SHAPE.fill(CreateCacheClusterRequest.builder(), object)
                        .engineVersion(object.textOrNull("engine_version"))
                        .tags(Caches.tags(Tags.ofNew(object, aws.tags())));
        CacheReads.logs(object.now()).ifPresent(request::logDeliveryConfigurations);
        String id = object.text("cluster_id").orElseThrow();
        aws.elasticache().createCacheCluster(request.build());
        object.id(id);
        awaitAvailable(id, object.timeout("create", CREATION), aws);
    }

    private static Optional<software.amazon.awssdk.services.elasticache.model.CacheCluster> find(
            String id, AwsSession aws) {
        return Calls.find(
                        () ->
                                aws.elasticache()
                                        .describeCacheClusters(
                                                r -> r.cacheClusterId(id).showCacheNodeInfo(true))
                                        .cacheClusters(),
                        GONE)
                .stream()
                .flatMap(List::stream)
                .findFirst();
    }

    private static void awaitAvailable(String id, Duration longest, AwsSession aws) {
        aws.await(
                "cache " + id + " to be available",
                longest,
                () ->
                        find(id, aws)
                                .filter(cache -> "available".equals(cache.cacheClusterStatus())));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.id(), aws)
                    .ifPresentOrElse(
                            cache -> {
                                SHAPE.show(object, cache);
                                CacheReads.show(object, cache);
                                Caches.showTags(object, cache.arn(), aws);
                            },
                            object::gone);
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (!object.changed(
                "auto_minor_version_upgrade",
                "az_mode",
                "engine_version",
                "ip_discovery",
                "log_delivery_configuration",
                "maintenance_window",
                "node_type",
                "notification_topic_arn",
                "num_cache_nodes",
                "parameter_group_name",
                "security_group_ids",
                "snapshot_retention_limit",
                "snapshot_window")) {
            return;
        }
        ModifyCacheClusterRequest.Builder request =
                ModifyCacheClusterRequest.builder()
                        .cacheClusterId(object.id())
                        .applyImmediately(object.isTrue("apply_immediately"));
        CacheReads.changes(request, object);
        aws.elasticache().modifyCacheCluster(request.build());
        awaitAvailable(object.id(), object.timeout("update", UPDATE), aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Caches.changeTags(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.retryWhile(
                                "cache " + object.id() + " to be free",
                                Duration.ofMinutes(5),
                                () ->
                                        aws.elasticache()
                                                .deleteCacheCluster(r ->
                                                        r.cacheClusterId(object.id())
                                                                .finalSnapshotIdentifier(
                                                                        object.textOrNull(
                                                                                "final_snapshot_identifier"))),
                                "InvalidCacheClusterState"),
                GONE);
        aws.await(
                "cache " + object.id() + " to be deleted",
                object.timeout("delete", CREATION),
                () -> find(object.id(), aws).isPresent() ? Optional.empty() : Optional.of(true));
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
