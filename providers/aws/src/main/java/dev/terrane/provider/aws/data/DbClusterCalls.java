package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBClusterRole;
import software.amazon.awssdk.services.rds.model.DomainMembership;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromS3Request;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Requests about a cluster of databases, and what AWS answers.
final class DbClusterCalls {
    private static final Shape SHAPE =
            Shape.of()
                    .named("CACertificateIdentifier", "ca_certificate_identifier")
                    .named("DBClusterArn", "arn")
                    .named("DBClusterIdentifier", "cluster_identifier")
                    .named("DbClusterResourceId", "cluster_resource_id")
                    .named("DBClusterParameterGroup", "db_cluster_parameter_group_name")
                    .named("DBSubnetGroup", "db_subnet_group_name")
                    .named("EnableCloudwatchLogsExports", "enabled_cloudwatch_logs_exports")
                    .named("EnabledCloudwatchLogsExports", "enabled_cloudwatch_logs_exports")
                    .named("EnableIAMDatabaseAuthentication", "iam_database_authentication_enabled")
                    .named(
                            "IAMDatabaseAuthenticationEnabled",
                            "iam_database_authentication_enabled")
                    .named("EnablePerformanceInsights", "performance_insights_enabled")
                    .named("GlobalWriteForwardingRequested", "enable_global_write_forwarding")
                    .named("HttpEndpointEnabled", "enable_http_endpoint")
                    .named("MasterUserPassword", "master_password")
                    .named("PerformanceInsightsKMSKeyId", "performance_insights_kms_key_id")
                    .named("ScalingConfigurationInfo", "scaling_configuration")
                    .named("ServerlessV2ScalingConfiguration", "serverlessv2_scaling_configuration")
                    .named("SecondsBeforeTimeout", "seconds_before_timeout");

    /// An answer names some members as requests do, and means another thing.
    private static final Shape ANSWER =
            SHAPE.without(
                    "ca_certificate_identifier",
                    "ca_certificate_valid_till",
                    "cluster_members",
                    "domain",
                    "engine_version",
                    "iam_roles",
                    "master_user_secret",
                    "source_region",
                    "enable_local_write_forwarding",
                    "vpc_security_group_ids");

    private static final List<String> PLAIN =
            List.of(
                    "allocated_storage",
                    "backtrack_window",
                    "backup_retention_period",
                    "ca_certificate_identifier",
                    "copy_tags_to_snapshot",
                    "database_insights_mode",
                    "db_cluster_instance_class",
                    "db_cluster_parameter_group_name",
                    "db_instance_parameter_group_name",
                    "deletion_protection",
                    "domain",
                    "domain_iam_role_name",
                    "enable_global_write_forwarding",
                    "enable_http_endpoint",
                    "enable_local_write_forwarding",
                    "engine_version",
                    "iam_database_authentication_enabled",
                    "iops",
                    "manage_master_user_password",
                    "master_password",
                    "master_user_secret_kms_key_id",
                    "monitoring_interval",
                    "monitoring_role_arn",
                    "network_type",
                    "performance_insights_enabled",
                    "performance_insights_kms_key_id",
                    "performance_insights_retention_period",
                    "port",
                    "preferred_backup_window",
                    "preferred_maintenance_window",
                    "scaling_configuration",
                    "serverlessv2_scaling_configuration",
                    "storage_type",
                    "vpc_security_group_ids");

    private DbClusterCalls() {}

    static boolean isCopy(Draft object) {
        return object.isGiven("snapshot_identifier")
                || !object.blocks("restore_to_point_in_time").isEmpty();
    }

    static void create(Draft object, AwsSession aws) {
        object.set(
                "cluster_identifier",
                UniqueName.of(object, "cluster_identifier", "cluster_identifier_prefix", ""));
        List<Tag> tags = Rds.tags(Tags.ofNew(object, aws.tags()));
        if (object.isGiven("snapshot_identifier")) {
            var request =
                    SHAPE.fill(RestoreDbClusterFromSnapshotRequest.builder(), object).tags(tags);
            retried(aws, () -> aws.rds().restoreDBClusterFromSnapshot(request.build()));
        } else if (!object.blocks("restore_to_point_in_time").isEmpty()) {
            restore(object, tags, aws);
        } else if (!object.blocks("s3_import").isEmpty()) {
            importData(object, tags, aws);
        } else {
            CreateDbClusterRequest.Builder request =
                    SHAPE.fill(CreateDbClusterRequest.builder(), object)
                            .dbClusterParameterGroupName(
                                    object.textOrNull("db_cluster_parameter_group_name"))
                            .dbSubnetGroupName(object.textOrNull("db_subnet_group_name"))
                            .tags(tags);
            if (object.text("master_password_wo").isPresent()) {
                request.masterUserPassword(object.textOrNull("master_password_wo"));
            }
            retried(aws, () -> aws.rds().createDBCluster(request.build()));
        }
    }

    private static void restore(Draft object, List<Tag> tags, AwsSession aws) {
        Attributes block = object.blocks("restore_to_point_in_time").getFirst();
        var request =
                SHAPE.fill(RestoreDbClusterToPointInTimeRequest.builder(), object)
                        .sourceDBClusterIdentifier(
                                block.string("source_cluster_identifier").orElse(null))
                        .sourceDbClusterResourceId(
                                block.string("source_cluster_resource_id").orElse(null))
                        .restoreType(block.string("restore_type").orElse(null))
                        .useLatestRestorableTime(
                                block.bool("use_latest_restorable_time").orElse(null))
                        .tags(tags);
        block.string("restore_to_time")
                .ifPresent(time -> request.restoreToTime(Instant.parse(time)));
        retried(aws, () -> aws.rds().restoreDBClusterToPointInTime(request.build()));
    }

    private static void importData(Draft object, List<Tag> tags, AwsSession aws) {
        Attributes block = object.blocks("s3_import").getFirst();
        var request =
                SHAPE.fill(RestoreDbClusterFromS3Request.builder(), object)
                        .s3BucketName(block.requiredString("bucket_name"))
                        .s3Prefix(block.string("bucket_prefix").orElse(null))
                        .s3IngestionRoleArn(block.requiredString("ingestion_role"))
                        .sourceEngine(block.requiredString("source_engine"))
                        .sourceEngineVersion(block.requiredString("source_engine_version"))
                        .tags(tags);
        retried(aws, () -> aws.rds().restoreDBClusterFromS3(request.build()));
    }

    private static <T> T retried(AwsSession aws, Supplier<T> action) {
        return Calls.retry(
                aws,
                "the roles of the cluster to be known",
                Duration.ofMinutes(2),
                Calls.failing(
                        "InvalidParameterValue",
                        "IAM role ARN value is invalid",
                        "ENHANCED_MONITORING"),
                action);
    }

    static void afterCopy(Draft object, AwsSession aws) {
        aws.rds()
                .modifyDBCluster(r ->
                        r.dbClusterIdentifier(object.id())
                                .applyImmediately(true)
                                .masterUserPassword(object.textOrNull("master_password"))
                                .backupRetentionPeriod(object.intOrNull("backup_retention_period"))
                                .preferredBackupWindow(object.textOrNull("preferred_backup_window"))
                                .preferredMaintenanceWindow(
                                        object.textOrNull("preferred_maintenance_window")));
    }

    static void show(Draft object, DBCluster cluster, AwsSession aws) {
        ANSWER.show(object, cluster);
        object.id(cluster.dbClusterIdentifier());
        object.set("cluster_identifier_prefix", UniqueName.prefixOf(cluster.dbClusterIdentifier()));
        object.setTexts(
                        "cluster_members",
                        cluster.dbClusterMembers().stream()
                                .map(DBClusterMember::dbInstanceIdentifier)
                                .toList())
                .setTexts("iam_roles", roles(cluster))
                .setTexts(
                        "vpc_security_group_ids",
                        cluster.vpcSecurityGroups().stream()
                                .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                                .toList());
        object.set(
                "enable_local_write_forwarding",
                "enabled".equals(cluster.localWriteForwardingStatusAsString()));
        DomainMembership domain =
                cluster.domainMemberships().stream()
                        .findFirst()
                        .orElseGet(() -> DomainMembership.builder().build());
        object.set("domain", domain.domain()).set("domain_iam_role_name", domain.iamRoleName());
        if (cluster.certificateDetails() != null) {
            ANSWER.show(object, "master_user_secret", List.of());
            object.set("ca_certificate_identifier", cluster.certificateDetails().caIdentifier())
                    .set(
                            "ca_certificate_valid_till",
                            String.valueOf(cluster.certificateDetails().validTill()));
        }
        var secret = cluster.masterUserSecret();
        object.setObjects(
                "master_user_secret",
                secret == null
                        ? List.of()
                        : List.of(
                                Map.of(
                                        "kms_key_id", text(secret.kmsKeyId()),
                                        "secret_arn", text(secret.secretArn()),
                                        "secret_status", text(secret.secretStatus()))));
        Rds.showVersion(object, String.valueOf(cluster.engineVersion()));
        Rds.showTags(object, cluster.tagList(), aws);
    }

    private static List<String> roles(DBCluster cluster) {
        return cluster.associatedRoles().stream().map(DBClusterRole::roleArn).toList();
    }

    private static Value text(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }

    static void change(Draft object, AwsSession aws) {
        Map<String, Value> changed = new HashMap<>();
        for (String name : PLAIN) {
            if (object.changed(name)) {
                changed.put(name, object.value(name));
            }
        }
        boolean logs = object.changed("enabled_cloudwatch_logs_exports");
        boolean secret = object.changed("master_password_wo_version");
        if (changed.isEmpty() && !logs && !secret) {
            return;
        }
        ModifyDbClusterRequest.Builder request =
                SHAPE.fill(ModifyDbClusterRequest.builder(), Attributes.of(Value.object(changed)))
                        .dbClusterIdentifier(object.id())
                        .applyImmediately(object.isTrue("apply_immediately"))
                        .allowMajorVersionUpgrade(
                                object.isTrue("allow_major_version_upgrade") ? true : null);
        if (changed.containsKey("db_cluster_parameter_group_name")) {
            request.dbClusterParameterGroupName(
                    object.textOrNull("db_cluster_parameter_group_name"));
        }
        if (secret) {
            request.masterUserPassword(object.textOrNull("master_password_wo"));
        }
        if (logs) {
            changeLogs(request, object);
        }
        aws.retryWhile(
                "cluster " + object.id() + " to be free",
                object.timeout("update", DbCluster.LONGEST),
                () -> aws.rds().modifyDBCluster(request.build()),
                "InvalidDBClusterStateFault");
        DbCluster.awaitSettled(object.id(), object.timeout("update", DbCluster.LONGEST), aws);
    }

    private static void changeLogs(ModifyDbClusterRequest.Builder request, Draft object) {
        List<String> before = object.prior().strings("enabled_cloudwatch_logs_exports");
        List<String> after = object.texts("enabled_cloudwatch_logs_exports");
        request.cloudwatchLogsExportConfiguration(c ->
                c.enableLogTypes(after.stream().filter(log -> !before.contains(log)).toList())
                        .disableLogTypes(
                                before.stream().filter(log -> !after.contains(log)).toList()));
    }

    static void changeRoles(Draft object, List<String> before, AwsSession aws) {
        List<String> after = object.texts("iam_roles");
        after.stream()
                .filter(role -> !before.contains(role))
                .forEach(role ->
                        aws.rds()
                                .addRoleToDBCluster(
                                        r -> r.dbClusterIdentifier(object.id()).roleArn(role)));
        before.stream()
                .filter(role -> !after.contains(role))
                .forEach(role ->
                        Calls.unlessGone(
                                () ->
                                        aws.rds()
                                                .removeRoleFromDBCluster(r ->
                                                        r.dbClusterIdentifier(object.id())
                                                                .roleArn(role)),
                                "DBClusterRoleNotFound"));
    }
}
