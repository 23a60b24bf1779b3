package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Changes of a database that exists: what differs goes into one request.
final class DbInstanceChanges {
    /// Arguments that a request takes as they are.
    private static final List<String> PLAIN =
            List.of(
                    "allocated_storage",
                    "auto_minor_version_upgrade",
                    "backup_retention_period",
                    "backup_window",
                    "ca_cert_identifier",
                    "copy_tags_to_snapshot",
                    "customer_owned_ip_enabled",
                    "database_insights_mode",
                    "db_subnet_group_name",
                    "dedicated_log_volume",
                    "deletion_protection",
                    "domain",
                    "domain_auth_secret_arn",
                    "domain_dns_ips",
                    "domain_fqdn",
                    "domain_iam_role_name",
                    "domain_ou",
                    "engine_version",
                    "iam_database_authentication_enabled",
                    "instance_class",
                    "iops",
                    "license_model",
                    "maintenance_window",
                    "manage_master_user_password",
                    "master_user_secret_kms_key_id",
                    "max_allocated_storage",
                    "monitoring_interval",
                    "monitoring_role_arn",
                    "multi_az",
                    "network_type",
                    "option_group_name",
                    "parameter_group_name",
                    "password",
                    "performance_insights_enabled",
                    "performance_insights_kms_key_id",
                    "performance_insights_retention_period",
                    "publicly_accessible",
                    "replica_mode",
                    "storage_throughput",
                    "storage_type",
                    "vpc_security_group_ids");

    private DbInstanceChanges() {}

    static void make(Draft object, AwsSession aws) {
        String identifier = object.prior().requiredString("identifier");
        if (object.changed("replicate_source_db") && object.text("replicate_source_db").isEmpty()) {
            aws.rds().promoteReadReplica(r -> r.dbInstanceIdentifier(identifier));
            DbInstance.awaitSettled(identifier, object.timeout("update", DbInstance.UPDATE), aws);
        }
        Set<String> changed = new HashSet<>();
        for (String name : PLAIN) {
            if (object.changed(name)) {
                changed.add(name);
            }
        }
        boolean renamed = object.changed("identifier");
        boolean logs = object.changed("enabled_cloudwatch_logs_exports");
        boolean port = object.changed("port");
        boolean secret = object.changed("password_wo_version");
        if (changed.isEmpty() && !renamed && !logs && !port && !secret) {
            return;
        }
        addTogether(changed);
        ModifyDbInstanceRequest.Builder request =
                DbInstanceOrigin.SHAPE
                        .fill(ModifyDbInstanceRequest.builder(), only(object, changed))
                        .dbInstanceIdentifier(identifier)
                        .applyImmediately(object.isTrue("apply_immediately"))
                        .allowMajorVersionUpgrade(
                                object.isTrue("allow_major_version_upgrade") ? true : null);
        emptied(request, object, changed);
        if (renamed) {
            request.newDBInstanceIdentifier(object.textOrNull("identifier"));
        }
        if (port) {
            request.dbPortNumber(object.intOrNull("port"));
        }
        if (secret) {
            request.masterUserPassword(object.textOrNull("password_wo"));
        }
        if (logs) {
            changeLogs(request, object);
        }
        aws.retryWhile(
                "database " + identifier + " to be free",
                object.timeout("update", DbInstance.UPDATE),
                () -> aws.rds().modifyDBInstance(request.build()),
                "InvalidDBInstanceState");
        DbInstance.awaitSettled(
                object.text("identifier").orElse(identifier),
                object.timeout("update", DbInstance.UPDATE),
                aws);
    }

    /// RDS wants some arguments again beside others.
    private static void addTogether(Set<String> changed) {
        if (changed.contains("iops") || changed.contains("storage_throughput")) {
            changed.add("allocated_storage");
            changed.add("iops");
        }
        if (changed.contains("performance_insights_kms_key_id")
                || changed.contains("performance_insights_retention_period")) {
            changed.add("performance_insights_enabled");
        }
        if (changed.contains("monitoring_interval")) {
            changed.add("monitoring_role_arn");
        }
    }

    private static Attributes only(Draft object, Set<String> names) {
        Map<String, Value> values = new HashMap<>();
        names.forEach(name -> values.put(name, object.value(name)));
        return Attributes.of(Value.object(values));
    }

    /// 0 is a value of its own here.
    private static void emptied(
            ModifyDbInstanceRequest.Builder request, Draft object, Set<String> changed) {
        if (changed.contains("backup_retention_period")) {
            request.backupRetentionPeriod(
                    Math.toIntExact(object.number("backup_retention_period").orElse(0)));
        }
        if (changed.contains("monitoring_interval")) {
            request.monitoringInterval(
                    Math.toIntExact(object.number("monitoring_interval").orElse(0)));
        }
        if (changed.contains("max_allocated_storage")
                && object.number("max_allocated_storage").isEmpty()) {
            request.maxAllocatedStorage(object.intOrNull("allocated_storage"));
        }
    }

    private static void changeLogs(ModifyDbInstanceRequest.Builder request, Draft object) {
        List<String> before = object.prior().strings("enabled_cloudwatch_logs_exports");
        List<String> after = object.texts("enabled_cloudwatch_logs_exports");
        request.cloudwatchLogsExportConfiguration(c ->
                c.enableLogTypes(after.stream().filter(log -> !before.contains(log)).toList())
                        .disableLogTypes(
                                before.stream().filter(log -> !after.contains(log)).toList()));
    }

    /// What could not be said when the copy was made.
    static void afterCopy(Draft object, AwsSession aws) {
        ModifyDbInstanceRequest.Builder request =
                ModifyDbInstanceRequest.builder()
                        .dbInstanceIdentifier(object.textOrNull("identifier"))
                        .applyImmediately(true)
                        .masterUserPassword(object.textOrNull("password"))
                        .preferredMaintenanceWindow(object.textOrNull("maintenance_window"))
                        .preferredBackupWindow(object.textOrNull("backup_window"));
        if (object.now().isSet("backup_retention_period")) {
            request.backupRetentionPeriod(
                    Math.toIntExact(object.number("backup_retention_period").orElse(0)));
        }
        aws.rds().modifyDBInstance(request.build());
    }
}
