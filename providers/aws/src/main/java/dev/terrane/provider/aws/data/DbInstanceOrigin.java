package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromS3Request;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.Tag;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// How a database begins: empty, as a replica, or from a snapshot, a bucket, or a moment of another.
final class DbInstanceOrigin {
    /// Arguments of requests, by the names that they have there.
    static final Shape SHAPE =
            Shape.of()
                    .named("DBInstanceClass", "instance_class")
                    .named("DBInstanceIdentifier", "identifier")
                    .named("DBName", "db_name")
                    .named("DBParameterGroupName", "parameter_group_name")
                    .named("CACertificateIdentifier", "ca_cert_identifier")
                    .named("EnableCloudwatchLogsExports", "enabled_cloudwatch_logs_exports")
                    .named("EnableCustomerOwnedIp", "customer_owned_ip_enabled")
                    .named("EnableIAMDatabaseAuthentication", "iam_database_authentication_enabled")
                    .named("EnablePerformanceInsights", "performance_insights_enabled")
                    .named("MasterUsername", "username")
                    .named("MasterUserPassword", "password")
                    .named("PerformanceInsightsKMSKeyId", "performance_insights_kms_key_id")
                    .named("PreferredBackupWindow", "backup_window")
                    .named("PreferredMaintenanceWindow", "maintenance_window")
                    .named("Timezone", "timezone");

    private DbInstanceOrigin() {}

    static boolean isCopy(Draft object) {
        return object.isGiven("replicate_source_db")
                || object.isGiven("snapshot_identifier")
                || !object.blocks("restore_to_point_in_time").isEmpty();
    }

    static void create(Draft object, AwsSession aws) {
        String identifier = UniqueName.of(object, "identifier", "identifier_prefix", "");
        object.set("identifier", identifier);
        List<Tag> tags = Rds.tags(Tags.ofNew(object, aws.tags()));
        if (object.isGiven("replicate_source_db")) {
            var request =
                    filled(CreateDbInstanceReadReplicaRequest.builder(), object)
                            .sourceDBInstanceIdentifier(object.textOrNull("replicate_source_db"))
                            .tags(tags);
            retried(aws, () -> aws.rds().createDBInstanceReadReplica(request.build()));
        } else if (object.isGiven("snapshot_identifier")) {
            var request =
                    filled(RestoreDbInstanceFromDbSnapshotRequest.builder(), object)
                            .dbSnapshotIdentifier(object.textOrNull("snapshot_identifier"))
                            .dbName(null)
                            .tags(tags);
            retried(aws, () -> aws.rds().restoreDBInstanceFromDBSnapshot(request.build()));
        } else if (!object.blocks("restore_to_point_in_time").isEmpty()) {
            restore(object, identifier, tags, aws);
        } else if (!object.blocks("s3_import").isEmpty()) {
            importData(object, tags, aws);
        } else {
            checkPassword(object);
            var request = filled(CreateDbInstanceRequest.builder(), object).tags(tags);
            if (object.now().isSet("backup_retention_period")) {
                request.backupRetentionPeriod(
                        Math.toIntExact(object.number("backup_retention_period").orElse(0)));
            }
            if (object.text("password_wo").isPresent()) {
                request.masterUserPassword(object.textOrNull("password_wo"));
            }
            retried(aws, () -> aws.rds().createDBInstance(request.build()));
        }
    }

    private static void checkPassword(Draft object) {
        if (object.text("password").isEmpty()
                && object.text("password_wo").isEmpty()
                && !object.isTrue("manage_master_user_password")) {
            throw FailedCall.of(
                    "Missing argument",
                    "A new database needs a `password`, a `password_wo`, or"
                            + " `manage_master_user_password = true`.");
        }
    }

    private static <B extends SdkPojo> B filled(B request, Draft object) {
        return SHAPE.fill(request, object);
    }

    private static void restore(Draft object, String identifier, List<Tag> tags, AwsSession aws) {
        Attributes block = object.blocks("restore_to_point_in_time").getFirst();
        var request =
                filled(RestoreDbInstanceToPointInTimeRequest.builder(), object)
                        .targetDBInstanceIdentifier(identifier)
                        .dbName(null)
                        .sourceDBInstanceIdentifier(
                                block.string("source_db_instance_identifier").orElse(null))
                        .sourceDbiResourceId(block.string("source_dbi_resource_id").orElse(null))
                        .sourceDBInstanceAutomatedBackupsArn(
                                block.string("source_db_instance_automated_backups_arn")
                                        .orElse(null))
                        .useLatestRestorableTime(
                                block.bool("use_latest_restorable_time").orElse(null))
                        .tags(tags);
        block.string("restore_time").ifPresent(time -> request.restoreTime(Instant.parse(time)));
        retried(aws, () -> aws.rds().restoreDBInstanceToPointInTime(request.build()));
    }

    private static void importData(Draft object, List<Tag> tags, AwsSession aws) {
        Attributes block = object.blocks("s3_import").getFirst();
        var request =
                filled(RestoreDbInstanceFromS3Request.builder(), object)
                        .s3BucketName(block.requiredString("bucket_name"))
                        .s3Prefix(block.string("bucket_prefix").orElse(null))
                        .s3IngestionRoleArn(block.requiredString("ingestion_role"))
                        .sourceEngine(block.requiredString("source_engine"))
                        .sourceEngineVersion(block.requiredString("source_engine_version"))
                        .tags(tags);
        retried(aws, () -> aws.rds().restoreDBInstanceFromS3(request.build()));
    }

    /// Roles are known to RDS some time after they were made.
    private static <T> T retried(AwsSession aws, Supplier<T> action) {
        return Calls.retry(
                aws,
                "the roles of the database to be known",
                Duration.ofMinutes(2),
                failure ->
                        Calls.failing(
                                                "InvalidParameterValue",
                                                "ENHANCED_MONITORING",
                                                "IAM role ARN value is invalid",
                                                "has been deleted")
                                        .test(failure)
                                || Calls.failing("ValidationError", "RDS couldn't fetch the role")
                                        .test(failure),
                action);
    }
}
