package dev.terrane.provider.plugin;

import dev.terrane.spi.ManagedResources.Annotations;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a reviewer has to be told of changes of well-known types. The plugin protocol has no place for it, so a
/// program can not say it itself.
final class KnownTypes {
    /// Deleting such an object loses data.
    private static final Set<String> STATEFUL =
            Set.of(
                    "aws_backup_vault",
                    "aws_cloudwatch_log_group",
                    "aws_db_instance",
                    "aws_docdb_cluster",
                    "aws_docdb_cluster_instance",
                    "aws_dynamodb_global_table",
                    "aws_dynamodb_table",
                    "aws_ebs_volume",
                    "aws_ecr_repository",
                    "aws_efs_file_system",
                    "aws_elasticache_cluster",
                    "aws_elasticache_replication_group",
                    "aws_elasticsearch_domain",
                    "aws_fsx_lustre_file_system",
                    "aws_fsx_windows_file_system",
                    "aws_instance",
                    "aws_kinesis_stream",
                    "aws_kms_key",
                    "aws_memorydb_cluster",
                    "aws_msk_cluster",
                    "aws_mq_broker",
                    "aws_neptune_cluster",
                    "aws_opensearch_domain",
                    "aws_rds_cluster",
                    "aws_redshift_cluster",
                    "aws_s3_bucket",
                    "aws_secretsmanager_secret",
                    "aws_sqs_queue",
                    "azurerm_cosmosdb_account",
                    "azurerm_key_vault",
                    "azurerm_managed_disk",
                    "azurerm_mssql_database",
                    "azurerm_mysql_flexible_server",
                    "azurerm_postgresql_flexible_server",
                    "azurerm_redis_cache",
                    "azurerm_storage_account",
                    "azurerm_storage_container",
                    "google_bigquery_dataset",
                    "google_bigquery_table",
                    "google_bigtable_instance",
                    "google_compute_disk",
                    "google_compute_instance",
                    "google_filestore_instance",
                    "google_firestore_database",
                    "google_kms_crypto_key",
                    "google_redis_instance",
                    "google_secret_manager_secret",
                    "google_spanner_database",
                    "google_sql_database",
                    "google_sql_database_instance",
                    "google_storage_bucket",
                    "kubernetes_namespace",
                    "kubernetes_persistent_volume_claim");

    /// Where such a type says who may come in; the blocks, then the attributes in them.
    private static final Map<String, List<String>> INGRESS =
            Map.of(
                    "aws_security_group", List.of("ingress"),
                    "aws_default_security_group", List.of("ingress"),
                    "aws_security_group_rule", List.of(),
                    "aws_vpc_security_group_ingress_rule", List.of(),
                    "azurerm_network_security_group", List.of("security_rule"),
                    "azurerm_network_security_rule", List.of(),
                    "google_compute_firewall", List.of());

    private static final Set<String> SOURCES =
            Set.of(
                    "cidr_blocks",
                    "ipv6_cidr_blocks",
                    "cidr_ipv4",
                    "cidr_ipv6",
                    "source_ranges",
                    "source_address_prefix",
                    "source_address_prefixes");

    private static final Set<String> EVERYBODY =
            Set.of("0.0.0.0/0", "::/0", "*", "Internet", "Any");

    private KnownTypes() {}

    static boolean holdData(String type) {
        return STATEFUL.contains(type);
    }

    /// @param planned what the object will be
    static Annotations annotations(String type, Value planned) {
        List<String> blocks = INGRESS.get(type);
        boolean open =
                blocks != null
                        && !planned.isNull()
                        && (blocks.isEmpty()
                                ? isOpen(planned)
                                : elements(attribute(planned, blocks.getFirst())).stream()
                                        .anyMatch(KnownTypes::isOpen));
        return new Annotations(
                holdData(type), open ? Optional.of("everybody may reach it") : Optional.empty());
    }

    private static boolean isOpen(Value rule) {
        boolean elsewhere =
                isAny(rule, "type", "egress")
                        || isAny(rule, "direction", "EGRESS")
                        || isAny(rule, "direction", "Outbound")
                        || isAny(rule, "access", "Deny");
        return !elsewhere
                && SOURCES.stream()
                        .flatMap(source -> texts(attribute(rule, source)).stream())
                        .anyMatch(EVERYBODY::contains);
    }

    private static boolean isAny(Value rule, String name, String text) {
        return texts(attribute(rule, name)).contains(text);
    }

    private static Value attribute(Value object, String name) {
        return object.unmarked() instanceof Value.ObjectValue value
                ? value.attributes().getOrDefault(name, Value.NULL)
                : Value.NULL;
    }

    private static List<String> texts(Value value) {
        return value.unmarked() instanceof Value.StringValue text
                ? List.of(text.text())
                : elements(value).stream().flatMap(each -> texts(each).stream()).toList();
    }

    private static List<Value> elements(Value value) {
        return switch (value.unmarked()) {
            case Value.ListValue list -> list.elements();
            case Value.SetValue set -> set.elements();
            case Value.TupleValue tuple -> tuple.elements();
            case Value.NullValue none -> List.of();
            case Value.BoolValue bool -> List.of();
            case Value.NumberValue number -> List.of();
            case Value.StringValue text -> List.of();
            case Value.MapValue map -> List.of();
            case Value.ObjectValue object -> List.of();
            case Value.UnknownValue unknown -> List.of();
            case Value.MarkedValue marked ->
                    throw new IllegalStateException("marks are taken off before");
        };
    }
}
