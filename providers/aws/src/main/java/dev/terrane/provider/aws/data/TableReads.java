package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a table is now, where the answer is built otherwise than the arguments.
final class TableReads {
    private TableReads() {}

    static void show(Draft object, TableDescription table, AwsSession aws) {
        boolean onDemand =
                table.billingModeSummary() != null
                        && "PAY_PER_REQUEST"
                                .equals(table.billingModeSummary().billingModeAsString());
        object.set("arn", table.tableArn())
                .set("billing_mode", onDemand ? "PAY_PER_REQUEST" : "PROVISIONED")
                .set("hash_key", TableIndexes.key(table.keySchema(), KeyType.HASH).orElse(null))
                .setObjects("global_secondary_index", TableIndexes.shownGlobals(table))
                .setObjects("local_secondary_index", TableIndexes.shownLocals(table))
                .set("on_demand_throughput", TableIndexes.shown(table.onDemandThroughput()));
        TableIndexes.key(table.keySchema(), KeyType.RANGE)
                .ifPresentOrElse(
                        key -> object.set("range_key", key), () -> object.setNull("range_key"));
        var throughput = table.provisionedThroughput();
        object.set(
                        "read_capacity",
                        whole(throughput == null ? null : throughput.readCapacityUnits()))
                .set(
                        "write_capacity",
                        whole(throughput == null ? null : throughput.writeCapacityUnits()))
                .set(
                        "table_class",
                        table.tableClassSummary() == null
                                ? "STANDARD"
                                : table.tableClassSummary().tableClassAsString());
        showStream(object, table);
        showEncryption(object, table);
        showRecovery(object, aws);
        showExpiry(object, aws);
        TableReplicas.show(object, table, aws);
    }

    private static Integer whole(@org.jspecify.annotations.Nullable Long number) {
        return number == null ? 0 : Math.toIntExact(number);
    }

    private static void showStream(Draft object, TableDescription table) {
        var stream = table.streamSpecification();
        object.set("stream_enabled", stream != null && stream.streamEnabled())
                .set(
                        "stream_view_type",
                        stream == null
                                ? object.text("stream_view_type").orElse("")
                                : stream.streamViewTypeAsString())
                .set("stream_arn", table.latestStreamArn())
                .set("stream_label", table.latestStreamLabel());
    }

    /// Encryption with a key of DynamoDB's own is no block.
    private static void showEncryption(Draft object, TableDescription table) {
        var encryption = table.sseDescription();
        boolean enabled = encryption != null && "ENABLED".equals(encryption.statusAsString());
        object.setObjects(
                "server_side_encryption",
                enabled
                        ? List.of(
                                Map.of(
                                        "enabled",
                                        Value.TRUE,
                                        "kms_key_arn",
                                        Value.string(
                                                encryption.kmsMasterKeyArn() == null
                                                        ? ""
                                                        : encryption.kmsMasterKeyArn())))
                        : List.of());
    }

    private static void showRecovery(Draft object, AwsSession aws) {
        var backups =
                Calls.find(
                        () ->
                                aws.dynamodb()
                                        .describeContinuousBackups(r -> r.tableName(object.id()))
                                        .continuousBackupsDescription(),
                        "UnknownOperationException",
                        "TableNotFoundException");
        Map<String, Value> recovery = new HashMap<>();
        recovery.put("enabled", Value.FALSE);
        recovery.put("recovery_period_in_days", Value.number(0));
        backups.map(found -> found.pointInTimeRecoveryDescription())
                .ifPresent(found -> {
                    boolean enabled = "ENABLED".equals(found.pointInTimeRecoveryStatusAsString());
                    recovery.put("enabled", Value.bool(enabled));
                    if (enabled && found.recoveryPeriodInDays() != null) {
                        recovery.put(
                                "recovery_period_in_days",
                                Value.number(found.recoveryPeriodInDays()));
                    }
                });
        object.setObjects("point_in_time_recovery", List.of(recovery));
    }

    private static void showExpiry(Draft object, AwsSession aws) {
        var expiry =
                aws.dynamodb()
                        .describeTimeToLive(r -> r.tableName(object.id()))
                        .timeToLiveDescription();
        Map<String, Value> block = new HashMap<>();
        block.put(
                "attribute_name",
                Value.string(expiry.attributeName() == null ? "" : expiry.attributeName()));
        block.put("enabled", Value.bool("ENABLED".equals(expiry.timeToLiveStatusAsString())));
        object.setObjects("ttl", List.of(block));
    }
}
