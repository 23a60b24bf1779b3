package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Filter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `aws_rds_cluster`: databases with one storage, of Aurora or over several zones.
///
/// Replaced when what it is made of changes: engine, mode, names, user, zones, subnet group, key, or
/// where its data comes from. By default provisioned, and one day of backups is kept. A last snapshot
/// is taken when it is deleted, unless `skip_final_snapshot`.
final class DbCluster implements ResourceType {
    static final Duration LONGEST = Duration.ofHours(2);
    private static final String[] GONE = {"DBClusterNotFoundFault", "DBClusterNotFound"};
    private static final Set<String> SETTLED = Set.of("available");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "availability_zones",
                        "cluster_identifier",
                        "cluster_identifier_prefix",
                        "database_name",
                        "db_subnet_group_name",
                        "db_system_id",
                        "engine",
                        "engine_mode",
                        "kms_key_id",
                        "master_username",
                        "restore_to_point_in_time",
                        "s3_import",
                        "snapshot_identifier",
                        "source_region",
                        "storage_encrypted")
                .defaultsTo("backup_retention_period", Value.number(1))
                .defaultsTo("copy_tags_to_snapshot", Value.FALSE)
                .defaultsTo("delete_automated_backups", Value.TRUE)
                .defaultsTo("enable_global_write_forwarding", Value.FALSE)
                .defaultsTo("enable_http_endpoint", Value.FALSE)
                .defaultsTo("enable_local_write_forwarding", Value.FALSE)
                .defaultsTo("engine_mode", Value.string("provisioned"))
                .defaultsTo("skip_final_snapshot", Value.FALSE)
                .defaultsTo("scaling_configuration.auto_pause", Value.TRUE)
                .defaultsTo("scaling_configuration.max_capacity", Value.number(16))
                .defaultsTo("scaling_configuration.min_capacity", Value.number(1))
                .defaultsTo("scaling_configuration.seconds_before_timeout", Value.number(300))
                .defaultsTo("scaling_configuration.seconds_until_auto_pause", Value.number(300))
                .defaultsTo(
                        "scaling_configuration.timeout_action",
                        Value.string("RollbackCapacityChange"))
                .storedAs("preferred_maintenance_window", text -> text.toLowerCase(Locale.ROOT))
                .keepsBlocks("scaling_configuration")
                .adjust(DbCluster::planVersion)
                .adjust(DbCluster::checkUser)
                .timeout("create", LONGEST)
                .timeout("update", LONGEST)
                .timeout("delete", LONGEST);
    }

    private static void planVersion(PlanDraft draft) {
        if (!draft.isCreate() && draft.changes("engine_version")) {
            draft.unknown("engine_version_actual");
        }
    }

    /// A new cluster that is no copy needs a user.
    private static void checkUser(PlanDraft draft) {
        Attributes config = draft.config();
        boolean copy =
                !config.isNull("snapshot_identifier")
                        || !config.isNull("replication_source_identifier")
                        || !config.isNull("global_cluster_identifier")
                        || config.isUnknown("restore_to_point_in_time")
                        || !config.blocks("restore_to_point_in_time").isEmpty();
        if (draft.isCreate() && !copy && config.isNull("master_username")) {
            throw FailedCall.at(
                    "master_username",
                    "Missing argument",
                    "A cluster that is no copy needs a `master_username`.");
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("cluster_identifier", "cluster_identifier_prefix")
                .onlyOneOf("master_password", "master_password_wo", "manage_master_user_password")
                .onlyOneOf("snapshot_identifier", "global_cluster_identifier")
                .onlyOneOf("snapshot_identifier", "s3_import", "restore_to_point_in_time")
                .between("backtrack_window", 0, 259_200)
                .between("backup_retention_period", 0, 35)
                .oneOf("cluster_scalability_type", "standard", "limitless")
                .oneOf("database_insights_mode", "standard", "advanced")
                .oneOf("network_type", "IPV4", "DUAL")
                .oneOf(
                        "engine_mode",
                        "global",
                        "multimaster",
                        "parallelquery",
                        "provisioned",
                        "serverless",
                        "")
                .matches(
                        "cluster_identifier",
                        "(?!.*--)[a-z][0-9a-z-]*(?<!-)",
                        "must begin with a letter, consist of lower-case letters, digits and single"
                                + " hyphens, and not end with a hyphen")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        DbClusterCalls.create(object, aws);
        object.id(object.text("cluster_identifier").orElseThrow());
        awaitSettled(object.id(), object.timeout("create", LONGEST), aws);
        if (DbClusterCalls.isCopy(object)) {
            DbClusterCalls.afterCopy(object, aws);
            awaitSettled(object.id(), object.timeout("create", LONGEST), aws);
        }
        DbClusterCalls.changeRoles(object, List.of(), aws);
    }

    static Optional<DBCluster> find(String identifier, AwsSession aws) {
        return Calls.find(
                        () ->
                                aws.rds()
                                        .describeDBClusters(r -> r.dbClusterIdentifier(identifier))
                                        .dbClusters(),
                        GONE)
                .stream()
                .flatMap(List::stream)
                .findFirst();
    }

    static void awaitSettled(String identifier, Duration longest, AwsSession aws) {
        aws.await(
                "cluster " + identifier + " to be available",
                longest,
                () -> find(identifier, aws).filter(cluster -> SETTLED.contains(cluster.status())));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, DBCluster> together = objects.size() < 2 ? Map.of() : findAll(objects, aws);
        for (Draft object : objects) {
            Optional.ofNullable(together.get(object.id()))
                    .or(() -> find(object.id(), aws))
                    .ifPresentOrElse(
                            cluster -> DbClusterCalls.show(object, cluster, aws), object::gone);
        }
    }

    private static Map<String, DBCluster> findAll(List<Draft> objects, AwsSession aws) {
        List<String> ids = objects.stream().map(Draft::id).toList();
        Filter these = Filter.builder().name("db-cluster-id").values(ids).build();
        Map<String, DBCluster> found = new HashMap<>();
        aws.rds()
                .describeDBClustersPaginator(r -> r.filters(these))
                .dbClusters()
                .forEach(cluster -> found.put(cluster.dbClusterIdentifier(), cluster));
        return found;
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        DbClusterCalls.change(object, aws);
        if (object.changed("iam_roles")) {
            DbClusterCalls.changeRoles(object, object.prior().strings("iam_roles"), aws);
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Rds.changeTags(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        boolean skip = object.isTrue("skip_final_snapshot");
        if (!skip && object.text("final_snapshot_identifier").isEmpty()) {
            throw FailedCall.at(
                    "final_snapshot_identifier",
                    "Missing argument",
                    "The cluster is deleted with a last snapshot, whose name"
                            + " `final_snapshot_identifier` says; set it, or `skip_final_snapshot`, and"
                            + " apply that first.");
        }
        object.text("global_cluster_identifier")
                .ifPresent(global ->
                        Calls.unlessGone(
                                () ->
                                        aws.rds()
                                                .removeFromGlobalCluster(r ->
                                                        r.globalClusterIdentifier(global)
                                                                .dbClusterIdentifier(
                                                                        object.textOrNull("arn"))),
                                "DBClusterNotFoundFault",
                                "GlobalClusterNotFoundFault"));
        Calls.unlessGone(
                () ->
                        aws.retryWhile(
                                "cluster " + object.id() + " to be free",
                                object.timeout("delete", LONGEST),
                                () ->
                                        aws.rds()
                                                .deleteDBCluster(r ->
                                                        r.dbClusterIdentifier(object.id())
                                                                .skipFinalSnapshot(skip)
                                                                .deleteAutomatedBackups(
                                                                        object.isTrue(
                                                                                "delete_automated_backups"))
                                                                .finalDBSnapshotIdentifier(
                                                                        skip
                                                                                ? null
                                                                                : object.textOrNull(
                                                                                        "final_snapshot_identifier"))),
                                "InvalidDBClusterStateFault"),
                GONE);
        aws.await(
                "cluster " + object.id() + " to be deleted",
                object.timeout("delete", LONGEST),
                () -> find(object.id(), aws).isPresent() ? Optional.empty() : Optional.of(true));
    }

    /// What AWS does not tell is as the other provider imports it.
    @Override
    public void importAs(Draft object, String id) {
        object.id(id);
        object.set("cluster_identifier", id)
                .set("skip_final_snapshot", Boolean.TRUE)
                .set("delete_automated_backups", Boolean.TRUE);
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
