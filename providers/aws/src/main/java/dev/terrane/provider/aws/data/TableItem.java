package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_dynamodb_table_item`: one item of a table, written as DynamoDB's JSON.
///
/// Replaced when the table or the name of a key changes; where the value of a key changes, the item
/// is put under its new key and the old one is removed. Creating fails where there is such an item.
final class TableItem implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("table_name", "hash_key", "range_key")
                .sameWhen("item", Json::same)
                .adjust(TableItem::checkKeys);
    }

    private static void checkKeys(PlanDraft draft) {
        Optional<String> item = draft.config().string("item");
        for (String key : List.of("hash_key", "range_key")) {
            Optional<String> name = draft.config().string(key).filter(text -> !text.isEmpty());
            if (item.isPresent()
                    && name.isPresent()
                    && !members(item.get()).containsKey(name.get())) {
                throw FailedCall.at(
                        "item",
                        "Item without its key",
                        "The item has no attribute \""
                                + name.get()
                                + "\", which is its "
                                + key
                                + ".");
            }
        }
    }

    private static Map<String, Value> members(String item) {
        return Json.parse(item)
                .filter(Value.ObjectValue.class::isInstance)
                .<Map<String, Value>>map(Value::asMap)
                .orElse(Map.of());
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).policy("item").problems();
    }

    private static Map<String, AttributeValue> item(String text) {
        Map<String, AttributeValue> item = new HashMap<>();
        members(text).forEach((name, value) -> item.put(name, ItemJson.attribute(value)));
        return item;
    }

    private static Map<String, AttributeValue> key(
            Map<String, AttributeValue> item, Attributes of) {
        Map<String, AttributeValue> key = new HashMap<>();
        for (String name : List.of("hash_key", "range_key")) {
            of.string(name)
                    .filter(text -> !text.isEmpty() && item.containsKey(text))
                    .ifPresent(text -> key.put(text, item.get(text)));
        }
        return key;
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Map<String, AttributeValue> item = item(object.text("item").orElse(""));
        String table = object.text("table_name").orElseThrow();
        String hash = object.text("hash_key").orElseThrow();
        aws.dynamodb()
                .putItem(r ->
                        r.tableName(table)
                                .item(item)
                                .conditionExpression("attribute_not_exists(#hash)")
                                .expressionAttributeNames(Map.of("#hash", hash)));
        object.id(id(object, item));
    }

    /// The table, and names and values of the keys.
    private static String id(Draft object, Map<String, AttributeValue> item) {
        StringBuilder id = new StringBuilder(object.text("table_name").orElse(""));
        for (String name : List.of("hash_key", "range_key")) {
            object.text(name)
                    .ifPresent(
                            key -> id.append('|').append(key).append(idPart(valueOf(key, item))));
        }
        return id.toString();
    }

    private static AttributeValue valueOf(String key, Map<String, AttributeValue> item) {
        return item.getOrDefault(key, AttributeValue.fromS(""));
    }

    private static String idPart(AttributeValue value) {
        if (value.s() != null) {
            return "|" + value.s();
        }
        if (value.n() != null) {
            return "|" + value.n();
        }
        return value.b() == null
                ? ""
                : "|" + Base64.getEncoder().encodeToString(value.b().asByteArray());
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        objects.forEach(object -> readOne(object, aws));
    }

    private static void readOne(Draft object, AwsSession aws) {
        String text = object.text("item").orElse("{}");
        Map<String, AttributeValue> wanted = item(text);
        var found =
                aws.dynamodb()
                        .getItem(r ->
                                r.tableName(object.textOrNull("table_name"))
                                        .consistentRead(true)
                                        .key(key(wanted, object.now())));
        if (!found.hasItem() || found.item().isEmpty()) {
            object.gone();
            return;
        }
        if (!found.item().equals(wanted)) {
            object.set("item", ItemJson.text(found.item()));
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (!object.changed("item")) {
            return;
        }
        Map<String, AttributeValue> before = item(object.prior().requiredString("item"));
        Map<String, AttributeValue> after = item(object.text("item").orElse("{}"));
        String table = object.text("table_name").orElseThrow();
        aws.dynamodb().putItem(r -> r.tableName(table).item(after));
        Map<String, AttributeValue> old = key(before, object.prior());
        if (!old.equals(key(after, object.now()))) {
            aws.dynamodb().deleteItem(r -> r.tableName(table).key(old));
        }
        object.id(id(object, after));
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Map<String, AttributeValue> item = item(object.text("item").orElse("{}"));
        aws.dynamodb()
                .deleteItem(r ->
                        r.tableName(object.textOrNull("table_name")).key(key(item, object.now())));
    }

    @Override
    public void importAs(Draft object, String id) {
        throw FailedCall.of(
                "No import", "An aws_dynamodb_table_item can not be imported; create it instead.");
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
