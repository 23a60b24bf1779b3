package dev.terrane.provider.aws.support;

import dev.terrane.value.HclNumber;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Members of an answer as values of ours.
final class FromAws {
    private FromAws() {}

    /// Null where the answer has nothing, but for lists, sets and maps, which are then empty.
    static Value value(@Nullable Object found, Type type, Shape shape) {
        return switch (type) {
            case Type.ListType list ->
                    Value.list(list.element(), many(found, list.element(), shape));
            case Type.SetType set -> Value.set(set.element(), many(found, set.element(), shape));
            case Type.MapType map -> Value.map(map.element(), map(found, map.element(), shape));
            case Type.ObjectType object when found instanceof SdkPojo part ->
                    object(part, object, shape);
            default -> found == null ? Value.nullOf(type) : single(found, type);
        };
    }

    /// What the states of the other provider have where there is nothing.
    static Value nothing(Type type) {
        if (type.equals(Type.STRING)) {
            return Value.string("");
        }
        if (type.equals(Type.NUMBER)) {
            return Value.number(0);
        }
        return type.equals(Type.BOOL) ? Value.FALSE : Value.nullOf(type);
    }

    private static List<Value> many(@Nullable Object found, Type element, Shape shape) {
        return switch (found) {
            case null -> List.of();
            case SdkPojo list when Quantified.is(list) ->
                    many(Quantified.items(list).getValueOrDefault(list), element, shape);
            case Collection<?> all ->
                    all.stream().map(part -> value(part, element, shape)).toList();
            default -> List.of(value(found, element, shape));
        };
    }

    private static Map<String, Value> map(@Nullable Object found, Type element, Shape shape) {
        Map<String, Value> values = new TreeMap<>();
        if (found instanceof Map<?, ?> all) {
            all.forEach(
                    (key, part) -> values.put(String.valueOf(key), value(part, element, shape)));
        }
        return values;
    }

    private static Value object(SdkPojo part, Type.ObjectType type, Shape shape) {
        Map<String, SdkField<?>> members = shape.members(part);
        Map<String, Value> values = new TreeMap<>();
        type.attributes()
                .forEach((name, attribute) -> {
                    SdkField<?> member = members.get(name);
                    Object found = member == null ? null : member.getValueOrDefault(part);
                    values.put(name, value(found, attribute, shape));
                });
        return Value.object(values);
    }

    private static Value single(Object found, Type type) {
        if (type.equals(Type.NUMBER)) {
            return HclNumber.parse(plain(found)).map(Value::number).orElse(Value.number(0));
        }
        if (type.equals(Type.BOOL)) {
            return Value.bool(Boolean.parseBoolean(found.toString()));
        }
        return Value.string(text(found));
    }

    private static String plain(Object found) {
        String text = found.toString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String text(Object found) {
        return switch (found) {
            case Instant time ->
                    DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
            case SdkBytes bytes -> bytes.asUtf8String();
            default -> found.toString();
        };
    }
}
