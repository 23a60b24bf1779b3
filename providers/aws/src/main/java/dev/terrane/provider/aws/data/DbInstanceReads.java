package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DomainMembership;
import software.amazon.awssdk.services.rds.model.OptionGroupMembership;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

import java.util.List;
import java.util.Map;

/// What a database is now.
final class DbInstanceReads {
    private static final Shape SHAPE =
            Shape.of()
                    .named("DBInstanceArn", "arn")
                    .named("DBInstanceClass", "instance_class")
                    .named("DBInstanceIdentifier", "identifier")
                    .named("DBInstanceStatus", "status")
                    .named("DbiResourceId", "resource_id")
                    .named("DBName", "db_name")
                    .named("CACertificateIdentifier", "ca_cert_identifier")
                    .named("EnabledCloudwatchLogsExports", "enabled_cloudwatch_logs_exports")
                    .named(
                            "IAMDatabaseAuthenticationEnabled",
                            "iam_database_authentication_enabled")
                    .named("MasterUsername", "username")
                    .named("PerformanceInsightsKMSKeyId", "performance_insights_kms_key_id")
                    .named("PreferredBackupWindow", "backup_window")
                    .named("PreferredMaintenanceWindow", "maintenance_window")
                    .named("ReadReplicaDBInstanceIdentifiers", "replicas")
                    .named("ReadReplicaSourceDBInstanceIdentifier", "replicate_source_db")
                    .without(
                            "endpoint",
                            "listener_endpoint",
                            "engine_version",
                            "master_user_secret",
                            "replicate_source_db");

    private DbInstanceReads() {}

    static void show(Draft object, DBInstance instance, AwsSession aws) {
        SHAPE.show(object, instance);
        object.id(instance.dbiResourceId());
        object.set("identifier_prefix", UniqueName.prefixOf(instance.dbInstanceIdentifier()));
        showEndpoint(object, instance);
        object.set(
                        "db_subnet_group_name",
                        instance.dbSubnetGroup() == null
                                ? null
                                : instance.dbSubnetGroup().dbSubnetGroupName())
                .set(
                        "parameter_group_name",
                        instance.dbParameterGroups().stream()
                                .map(DBParameterGroupStatus::dbParameterGroupName)
                                .findFirst()
                                .orElse(null))
                .set(
                        "option_group_name",
                        instance.optionGroupMemberships().stream()
                                .map(OptionGroupMembership::optionGroupName)
                                .findFirst()
                                .orElse(null))
                .setTexts(
                        "vpc_security_group_ids",
                        instance.vpcSecurityGroups().stream()
                                .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                                .toList());
        showReplica(object, instance);
        showDomain(object, instance);
        showSecret(object, instance);
        Rds.showVersion(object, String.valueOf(instance.engineVersion()));
        Rds.showTags(object, instance.tagList(), aws);
    }

    private static void showEndpoint(Draft object, DBInstance instance) {
        var endpoint = instance.endpoint();
        if (endpoint == null) {
            object.set("address", (String) null)
                    .set("endpoint", (String) null)
                    .set("hosted_zone_id", (String) null);
        } else {
            object.set("address", endpoint.address())
                    .set("endpoint", endpoint.address() + ":" + endpoint.port())
                    .set("hosted_zone_id", endpoint.hostedZoneId())
                    .set("port", endpoint.port());
        }
        SHAPE.show(
                object,
                "listener_endpoint",
                instance.listenerEndpoint() == null ? List.of() : instance.listenerEndpoint());
    }

    private static void showReplica(Draft object, DBInstance instance) {
        String source = instance.readReplicaSourceDBInstanceIdentifier();
        String had = object.text("replicate_source_db").orElse("");
        boolean same = source != null && had.endsWith(":" + source);
        object.set("replicate_source_db", same ? had : source);
    }

    private static void showDomain(Draft object, DBInstance instance) {
        DomainMembership domain =
                instance.domainMemberships().stream()
                        .findFirst()
                        .orElseGet(() -> DomainMembership.builder().build());
        object.set("domain", domain.domain())
                .set("domain_auth_secret_arn", domain.authSecretArn())
                .set("domain_fqdn", domain.fqdn())
                .set("domain_iam_role_name", domain.iamRoleName())
                .set("domain_ou", domain.ou())
                .setTexts("domain_dns_ips", domain.dnsIps());
    }

    private static void showSecret(Draft object, DBInstance instance) {
        var secret = instance.masterUserSecret();
        object.setObjects(
                "master_user_secret",
                secret == null
                        ? List.of()
                        : List.of(
                                Map.of(
                                        "kms_key_id", text(secret.kmsKeyId()),
                                        "secret_arn", text(secret.secretArn()),
                                        "secret_status", text(secret.secretStatus()))));
    }

    private static Value text(@org.jspecify.annotations.Nullable String text) {
        return Value.string(text == null ? "" : text);
    }
}
