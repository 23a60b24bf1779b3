package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Changes of a table that exists. AWS takes one kind of them at a time, and the table has to be
/// active in between.
final class TableChanges {
    private TableChanges() {}

    /// What a new table gets once it is there.
    static void finish(Draft object, AwsSession aws) {
        if (object.blocks("ttl").stream().anyMatch(block -> block.bool("enabled").orElse(false))) {
            changeExpiry(object, aws);
        }
        if (object.blocks("point_in_time_recovery").stream()
                .anyMatch(block -> block.bool("enabled").orElse(false))) {
            changeRecovery(object, aws);
        }
        TableReplicas.change(object, null, aws);
    }

    static void make(Draft object, AwsSession aws) {
        if (object.changed(
                        "billing_mode", "read_capacity", "write_capacity", "on_demand_throughput")
                || object.changed("attribute", "global_secondary_index")) {
            changeCapacity(object, aws);
            changeIndexes(object, aws);
        }
        if (object.changed("table_class")) {
            update(object, r -> r.tableClass(object.textOrNull("table_class")), aws);
        }
        if (object.changed("deletion_protection_enabled")) {
            update(
                    object,
                    r -> r.deletionProtectionEnabled(object.isTrue("deletion_protection_enabled")),
                    aws);
        }
        if (object.changed("stream_enabled", "stream_view_type")) {
            changeStream(object, aws);
        }
        if (object.changed("server_side_encryption")) {
            changeEncryption(object, aws);
        }
        if (object.changed("ttl")) {
            changeExpiry(object, aws);
        }
        if (object.changed("replica")) {
            TableReplicas.change(object, object.prior(), aws);
        }
        if (object.changed("point_in_time_recovery")) {
            changeRecovery(object, aws);
        }
    }

    private static void update(
            Draft object, Consumer<UpdateTableRequest.Builder> change, AwsSession aws) {
        Table.retried(
                aws,
                "table " + object.id() + " to be free",
                () ->
                        aws.dynamodb()
                                .updateTable(r -> {
                                    r.tableName(object.id());
                                    change.accept(r);
                                }));
        Table.awaitActive(object.id(), object.timeout("update", Table.UPDATE), aws);
    }

    private static boolean isProvisioned(Draft object) {
        return object.text("billing_mode").orElse("").equals("PROVISIONED");
    }

    private static void changeCapacity(Draft object, AwsSession aws) {
        boolean provisioned = isProvisioned(object);
        if (object.changed("billing_mode")) {
            update(
                    object,
                    r -> {
                        r.billingMode(object.textOrNull("billing_mode"));
                        if (provisioned) {
                            r.provisionedThroughput(
                                    TableIndexes.throughput(object.now()).orElse(null));
                        }
                    },
                    aws);
        } else if (provisioned && object.changed("read_capacity", "write_capacity")) {
            update(
                    object,
                    r ->
                            r.provisionedThroughput(
                                    TableIndexes.throughput(object.now()).orElse(null)),
                    aws);
        }
        if (object.changed("on_demand_throughput") && !provisioned) {
            TableIndexes.onDemand(object.now())
                    .ifPresent(most -> update(object, r -> r.onDemandThroughput(most), aws));
        }
    }

    /// An index whose keys or projection change is made anew.
    private static void changeIndexes(Draft object, AwsSession aws) {
        boolean provisioned = isProvisioned(object);
        Map<String, GlobalSecondaryIndex> before = indexes(object.prior(), provisioned);
        Map<String, GlobalSecondaryIndex> after = indexes(object.now(), provisioned);
        before.forEach((name, index) -> {
            if (!after.containsKey(name) || isOther(index, after.get(name))) {
                change(object, u -> u.delete(d -> d.indexName(name)), aws);
            }
        });
        after.forEach((name, index) -> {
            GlobalSecondaryIndex was = before.get(name);
            if (was == null || isOther(was, index)) {
                change(
                        object,
                        u ->
                                u.create(c ->
                                        c.indexName(name)
                                                .keySchema(index.keySchema())
                                                .projection(index.projection())
                                                .provisionedThroughput(
                                                        index.provisionedThroughput())
                                                .onDemandThroughput(index.onDemandThroughput())),
                        aws);
            } else if (!was.equals(index)) {
                change(
                        object,
                        u ->
                                u.update(c ->
                                        c.indexName(name)
                                                .provisionedThroughput(
                                                        index.provisionedThroughput())
                                                .onDemandThroughput(index.onDemandThroughput())),
                        aws);
            }
        });
    }

    private static void change(
            Draft object, Consumer<GlobalSecondaryIndexUpdate.Builder> change, AwsSession aws) {
        update(
                object,
                r -> {
                    Table.SHAPE.fill(r, onlyAttributes(object));
                    r.globalSecondaryIndexUpdates(
                            GlobalSecondaryIndexUpdate.builder().applyMutation(change).build());
                },
                aws);
    }

    private static Attributes onlyAttributes(Draft object) {
        return Attributes.of(
                dev.terrane.value.Value.object(Map.of("attribute", object.value("attribute"))));
    }

    private static Map<String, GlobalSecondaryIndex> indexes(Attributes of, boolean provisioned) {
        Map<String, GlobalSecondaryIndex> indexes = new TreeMap<>();
        of.blocks("global_secondary_index")
                .forEach(index ->
                        indexes.put(
                                index.requiredString("name"),
                                TableIndexes.global(index, provisioned)));
        return indexes;
    }

    private static boolean isOther(GlobalSecondaryIndex one, GlobalSecondaryIndex other) {
        return !one.keySchema().equals(other.keySchema())
                || !one.projection().equals(other.projection());
    }

    private static void changeStream(Draft object, AwsSession aws) {
        boolean enabled = object.isTrue("stream_enabled");
        if (object.prior().bool("stream_enabled").orElse(false)) {
            update(object, r -> r.streamSpecification(s -> s.streamEnabled(false)), aws);
        }
        if (enabled) {
            StreamSpecification stream =
                    StreamSpecification.builder()
                            .streamEnabled(true)
                            .streamViewType(object.textOrNull("stream_view_type"))
                            .build();
            update(object, r -> r.streamSpecification(stream), aws);
        }
    }

    static Optional<SSESpecification> encryption(Draft object) {
        return object.blocks("server_side_encryption").stream()
                .findFirst()
                .map(block -> {
                    boolean enabled = block.bool("enabled").orElse(false);
                    SSESpecification.Builder made = SSESpecification.builder().enabled(enabled);
                    if (enabled) {
                        block.string("kms_key_arn")
                                .filter(key -> !key.isEmpty())
                                .ifPresent(key -> made.kmsMasterKeyId(key).sseType(SSEType.KMS));
                    }
                    return made.build();
                });
    }

    private static void changeEncryption(Draft object, AwsSession aws) {
        SSESpecification wanted =
                encryption(object).orElse(SSESpecification.builder().enabled(false).build());
        update(object, r -> r.sseSpecification(wanted), aws);
    }

    private static void changeExpiry(Draft object, AwsSession aws) {
        Optional<Attributes> block = object.blocks("ttl").stream().findFirst();
        boolean enabled = block.flatMap(b -> b.bool("enabled")).orElse(false);
        Optional<String> attribute =
                block.flatMap(b -> b.string("attribute_name"))
                        .filter(name -> !name.isEmpty())
                        .or(() ->
                                object.isCreate()
                                        ? Optional.empty()
                                        : object.prior().blocks("ttl").stream()
                                                .findFirst()
                                                .flatMap(b -> b.string("attribute_name")));
        attribute.ifPresent(name ->
                aws.dynamodb()
                        .updateTimeToLive(r ->
                                r.tableName(object.id())
                                        .timeToLiveSpecification(
                                                t -> t.enabled(enabled).attributeName(name))));
        aws.await(
                "the expiry of table " + object.id(),
                object.timeout("update", Table.UPDATE),
                () -> settledExpiry(object.id(), aws));
    }

    private static Optional<Boolean> settledExpiry(String name, AwsSession aws) {
        String status =
                aws.dynamodb()
                        .describeTimeToLive(r -> r.tableName(name))
                        .timeToLiveDescription()
                        .timeToLiveStatusAsString();
        return status.endsWith("ING") ? Optional.empty() : Optional.of(true);
    }

    private static void changeRecovery(Draft object, AwsSession aws) {
        Attributes block = object.blocks("point_in_time_recovery").getFirst();
        boolean enabled = block.bool("enabled").orElse(false);
        Calls.retry(
                aws,
                "backups of table " + object.id(),
                object.timeout("update", Table.UPDATE),
                Calls.failing("ContinuousBackupsUnavailableException"),
                () ->
                        aws.dynamodb()
                                .updateContinuousBackups(r ->
                                        r.tableName(object.id())
                                                .pointInTimeRecoverySpecification(p -> {
                                                    p.pointInTimeRecoveryEnabled(enabled);
                                                    if (enabled) {
                                                        block.wholeNumber("recovery_period_in_days")
                                                                .ifPresent(days -> {
                                                                    if (days > 0) {
                                                                        p.recoveryPeriodInDays(
                                                                                Math.toIntExact(
                                                                                        days));
                                                                    }
                                                                });
                                                    }
                                                })));
    }
}
