package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keys, indexes and capacities of a table.
final class TableIndexes {
    private TableIndexes() {}

    /// Of a table or an index.
    static List<KeySchemaElement> keys(Attributes of) {
        List<KeySchemaElement> keys = new ArrayList<>();
        of.string("hash_key")
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> keys.add(key(name, KeyType.HASH)));
        of.string("range_key")
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> keys.add(key(name, KeyType.RANGE)));
        return keys;
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static @Nullable List<GlobalSecondaryIndex> globals(Draft table, boolean provisioned) {
        List<GlobalSecondaryIndex> all =
                table.blocks("global_secondary_index").stream()
                        .map(index -> global(index, provisioned))
                        .toList();
        return all.isEmpty() ? null : all;
    }

    static GlobalSecondaryIndex global(Attributes index, boolean provisioned) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.requiredString("name"))
                .keySchema(keys(index))
                .projection(projection(index))
                .provisionedThroughput(provisioned ? throughput(index).orElse(null) : null)
                .onDemandThroughput(onDemand(index).orElse(null))
                .build();
    }

    /// A local index has the hash key of its table.
    static @Nullable List<LocalSecondaryIndex> locals(Draft table) {
        List<LocalSecondaryIndex> all =
                table.blocks("local_secondary_index").stream()
                        .map(index ->
                                LocalSecondaryIndex.builder()
                                        .indexName(index.requiredString("name"))
                                        .keySchema(
                                                key(
                                                        table.text("hash_key").orElse(""),
                                                        KeyType.HASH),
                                                key(
                                                        index.requiredString("range_key"),
                                                        KeyType.RANGE))
                                        .projection(projection(index))
                                        .build())
                        .toList();
        return all.isEmpty() ? null : all;
    }

    private static Projection projection(Attributes index) {
        List<String> others = index.strings("non_key_attributes");
        return Projection.builder()
                .projectionType(index.requiredString("projection_type"))
                .nonKeyAttributes(others.isEmpty() ? null : others)
                .build();
    }

    static Optional<ProvisionedThroughput> throughput(Attributes of) {
        long read = of.wholeNumber("read_capacity").orElse(0);
        long write = of.wholeNumber("write_capacity").orElse(0);
        return read == 0 && write == 0
                ? Optional.empty()
                : Optional.of(
                        ProvisionedThroughput.builder()
                                .readCapacityUnits(read)
                                .writeCapacityUnits(write)
                                .build());
    }

    static Optional<OnDemandThroughput> onDemand(Attributes of) {
        return of.blocks("on_demand_throughput").stream()
                .findFirst()
                .map(block -> {
                    OnDemandThroughput.Builder most = OnDemandThroughput.builder();
                    block.wholeNumber("max_read_request_units")
                            .ifPresent(most::maxReadRequestUnits);
                    block.wholeNumber("max_write_request_units")
                            .ifPresent(most::maxWriteRequestUnits);
                    return most.build();
                });
    }

    static boolean areActive(TableDescription table) {
        return table.globalSecondaryIndexes().stream()
                .allMatch(index ->
                        index.indexStatusAsString() == null
                                || index.indexStatusAsString().equals("ACTIVE"));
    }

    static Optional<String> key(List<KeySchemaElement> keys, KeyType type) {
        return keys.stream()
                .filter(key -> key.keyType() == type)
                .map(KeySchemaElement::attributeName)
                .findFirst();
    }

    static List<Map<String, Value>> shownGlobals(TableDescription table) {
        return table.globalSecondaryIndexes().stream().map(TableIndexes::shown).toList();
    }

    private static Map<String, Value> shown(GlobalSecondaryIndexDescription index) {
        Map<String, Value> values = new HashMap<>();
        values.put("name", Value.string(index.indexName()));
        values.put("hash_key", Value.string(key(index.keySchema(), KeyType.HASH).orElse("")));
        values.put("range_key", Value.string(key(index.keySchema(), KeyType.RANGE).orElse("")));
        projection(values, index.projection());
        values.put(
                "non_key_attributes",
                Value.set(Type.STRING, texts(index.projection().nonKeyAttributes())));
        var throughput = index.provisionedThroughput();
        values.put(
                "read_capacity",
                number(throughput == null ? null : throughput.readCapacityUnits()));
        values.put(
                "write_capacity",
                number(throughput == null ? null : throughput.writeCapacityUnits()));
        values.put("on_demand_throughput", shown(index.onDemandThroughput()));
        return values;
    }

    static Value shown(@Nullable OnDemandThroughput most) {
        Type.ObjectType type =
                Type.object(
                        Map.of(
                                "max_read_request_units",
                                Type.NUMBER,
                                "max_write_request_units",
                                Type.NUMBER));
        return Value.list(
                type,
                most == null
                        ? List.of()
                        : List.of(
                                Value.object(
                                        Map.of(
                                                "max_read_request_units",
                                                number(most.maxReadRequestUnits()),
                                                "max_write_request_units",
                                                number(most.maxWriteRequestUnits())))));
    }

    static List<Map<String, Value>> shownLocals(TableDescription table) {
        return table.localSecondaryIndexes().stream()
                .map(index -> {
                    Map<String, Value> values = new HashMap<>();
                    values.put("name", Value.string(index.indexName()));
                    values.put(
                            "range_key",
                            Value.string(key(index.keySchema(), KeyType.RANGE).orElse("")));
                    projection(values, index.projection());
                    values.put(
                            "non_key_attributes",
                            Value.list(Type.STRING, texts(index.projection().nonKeyAttributes())));
                    return values;
                })
                .toList();
    }

    private static void projection(Map<String, Value> values, Projection projection) {
        values.put(
                "projection_type",
                Value.string(
                        projection.projectionTypeAsString() == null
                                ? ""
                                : projection.projectionTypeAsString()));
    }

    private static List<Value> texts(List<String> texts) {
        return texts.stream().map(Value::string).toList();
    }

    private static Value number(@Nullable Long number) {
        return Value.number(number == null ? 0 : number);
    }
}
