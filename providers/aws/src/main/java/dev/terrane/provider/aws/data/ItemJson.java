package dev.terrane.provider.aws.data;

import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The JSON in which DynamoDB writes items: `{"id": {"S": "x"}, "n": {"N": "1"}}`.
final class ItemJson {
    private ItemJson() {}

    static AttributeValue attribute(Value json) {
        AttributeValue.Builder made = AttributeValue.builder();
        json.asMap()
                .forEach((kind, value) -> {
                    switch (kind) {
                        case "S" -> made.s(value.asString());
                        case "N" -> made.n(scalar(value));
                        case "B" -> made.b(bytes(value));
                        case "BOOL" -> made.bool(value.asBool());
                        case "NULL" -> made.nul(value.asBool());
                        case "SS" -> made.ss(value.asList().stream().map(Value::asString).toList());
                        case "NS" ->
                                made.ns(value.asList().stream().map(ItemJson::scalar).toList());
                        case "BS" -> made.bs(value.asList().stream().map(ItemJson::bytes).toList());
                        case "L" ->
                                made.l(value.asList().stream().map(ItemJson::attribute).toList());
                        case "M" -> made.m(members(value));
                        default ->
                                throw new IllegalArgumentException(
                                        "DynamoDB has no kind of value " + kind);
                    }
                });
        return made.build();
    }

    private static Map<String, AttributeValue> members(Value value) {
        Map<String, AttributeValue> members = new HashMap<>();
        value.asMap().forEach((name, member) -> members.put(name, attribute(member)));
        return members;
    }

    private static String scalar(Value value) {
        return value instanceof Value.NumberValue number
                ? number.number().toString()
                : value.asString();
    }

    private static SdkBytes bytes(Value value) {
        return SdkBytes.fromByteArray(Base64.getDecoder().decode(value.asString()));
    }

    static String text(Map<String, AttributeValue> item) {
        return JsonText.of(object(item));
    }

    private static Value object(Map<String, AttributeValue> members) {
        Map<String, Value> values = new TreeMap<>();
        members.forEach((name, value) -> values.put(name, value(value)));
        return Value.object(values);
    }

    private static Value value(AttributeValue value) {
        return switch (value.type()) {
            case S -> one("S", Value.string(value.s()));
            case N -> one("N", Value.string(value.n()));
            case B -> one("B", base64(value.b()));
            case BOOL -> one("BOOL", Value.bool(value.bool()));
            case NUL -> one("NULL", Value.TRUE);
            case SS -> one("SS", many(value.ss().stream().map(Value::string).toList()));
            case NS -> one("NS", many(value.ns().stream().map(Value::string).toList()));
            case BS -> one("BS", many(value.bs().stream().map(ItemJson::base64).toList()));
            case L -> one("L", many(value.l().stream().map(ItemJson::value).toList()));
            case M -> one("M", object(value.m()));
            default -> throw new IllegalArgumentException("an unknown kind of value");
        };
    }

    private static Value many(List<? extends Value> values) {
        return Value.tuple(List.copyOf(values));
    }

    private static Value base64(SdkBytes bytes) {
        return Value.string(Base64.getEncoder().encodeToString(bytes.asByteArray()));
    }

    private static Value one(String kind, Value value) {
        return Value.object(Map.of(kind, value));
    }
}
