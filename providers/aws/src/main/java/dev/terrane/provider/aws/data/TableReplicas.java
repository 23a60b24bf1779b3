package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.ReplicationGroupUpdate;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The copies of a table in other regions. They are made and removed one at a time.
final class TableReplicas {
    private TableReplicas() {}

    private static Map<String, Attributes> byRegion(Attributes table) {
        Map<String, Attributes> replicas = new TreeMap<>();
        table.blocks("replica")
                .forEach(replica -> replicas.put(replica.requiredString("region_name"), replica));
        return replicas;
    }

    static void change(Draft object, @Nullable Attributes before, AwsSession aws) {
        Map<String, Attributes> were = before == null ? Map.of() : byRegion(before);
        Map<String, Attributes> wanted = byRegion(object.now());
        were.forEach((region, replica) -> {
            if (!wanted.containsKey(region) || otherKey(replica, wanted.get(region))) {
                remove(object, region, aws);
            }
        });
        wanted.forEach((region, replica) -> {
            if (!were.containsKey(region) || otherKey(were.get(region), replica)) {
                add(object, region, replica, aws);
            }
        });
    }

    private static boolean otherKey(@Nullable Attributes one, @Nullable Attributes other) {
        return one != null
                && other != null
                && other.isSet("kms_key_arn")
                && !one.string("kms_key_arn").equals(other.string("kms_key_arn"));
    }

    static void removeAll(Draft object, AwsSession aws) {
        byRegion(object.now()).keySet().forEach(region -> remove(object, region, aws));
    }

    private static void add(Draft object, String region, Attributes replica, AwsSession aws) {
        update(
                object,
                ReplicationGroupUpdate.builder()
                        .create(made ->
                                made.regionName(region)
                                        .kmsMasterKeyId(
                                                replica.string("kms_key_arn")
                                                        .filter(key -> !key.isEmpty())
                                                        .orElse(null)))
                        .build(),
                aws);
    }

    private static void remove(Draft object, String region, AwsSession aws) {
        update(
                object,
                ReplicationGroupUpdate.builder().delete(gone -> gone.regionName(region)).build(),
                aws);
    }

    private static void update(Draft object, ReplicationGroupUpdate update, AwsSession aws) {
        Table.retried(
                aws,
                "the replicas of table " + object.id(),
                () ->
                        aws.dynamodb()
                                .updateTable(r -> r.tableName(object.id()).replicaUpdates(update)));
        Table.awaitActive(object.id(), object.timeout("update", Table.UPDATE), aws);
        aws.await(
                "the replicas of table " + object.id(),
                object.timeout("update", Table.UPDATE),
                () ->
                        Table.find(object.id(), aws)
                                .filter(table ->
                                        table.replicas().stream()
                                                .allMatch(replica ->
                                                        replica.replicaStatusAsString() == null
                                                                || replica.replicaStatusAsString()
                                                                        .equals("ACTIVE"))));
    }

    /// What AWS tells only to those who ask in the other region stays as it was.
    static void show(Draft object, TableDescription table, AwsSession aws) {
        Map<String, Attributes> before = byRegion(object.now());
        List<Map<String, Value>> replicas = new ArrayList<>();
        for (ReplicaDescription replica : table.replicas()) {
            if (!aws.region().equals(replica.regionName())) {
                replicas.add(shown(replica, before.get(replica.regionName()), table));
            }
        }
        object.setObjects("replica", replicas);
    }

    private static Map<String, Value> shown(
            ReplicaDescription replica, @Nullable Attributes before, TableDescription table) {
        Map<String, Value> values =
                new HashMap<>(before == null ? Map.of() : before.object().asMap());
        values.put("region_name", Value.string(replica.regionName()));
        values.put(
                "kms_key_arn",
                Value.string(replica.kmsMasterKeyId() == null ? "" : replica.kmsMasterKeyId()));
        values.put(
                "arn",
                Value.string(
                        table.tableArn()
                                .replaceFirst(
                                        ":dynamodb:[^:]*:",
                                        ":dynamodb:" + replica.regionName() + ":")));
        return values;
    }
}
