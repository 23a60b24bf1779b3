package dev.terrane.provider.aws.support;

import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Values of ours as members of a request.
final class ToAws {
    private ToAws() {}

    static void fill(SdkPojo request, Attributes from, Shape shape) {
        Map<String, Value> values = from.object().asMap();
        shape.members(request)
                .forEach((name, member) -> {
                    Value value = values.get(name);
                    if (value != null && !shape.leaves(name)) {
                        Object sent = sent(member, value, shape);
                        if (sent != null) {
                            member.set(request, sent);
                        }
                    }
                });
    }

    /// @return null where there is nothing to send
    private static @Nullable Object sent(SdkField<?> member, Value value, Shape shape) {
        return switch (value) {
            case Value.StringValue text -> text.text().isEmpty() ? null : text(member, text.text());
            case Value.NumberValue number ->
                    number.number().sign() == 0 ? null : number(member, number);
            case Value.BoolValue truth -> bool(member, truth.truth());
            case Value.ListValue list -> many(member, list.elements(), shape);
            case Value.SetValue set -> many(member, set.asList(), shape);
            case Value.MapValue map -> map(member, map, shape);
            case Value.ObjectValue object -> object(member, object, shape);
            default -> null;
        };
    }

    private static Object text(SdkField<?> member, String text) {
        if (is(member, MarshallingType.INTEGER)) {
            return Integer.valueOf(text);
        }
        if (is(member, MarshallingType.INSTANT)) {
            return Instant.parse(text);
        }
        return is(member, MarshallingType.BOOLEAN) ? (Object) Boolean.valueOf(text) : text;
    }

    private static Object number(SdkField<?> member, Value.NumberValue number) {
        if (is(member, MarshallingType.DOUBLE)) {
            return number.number().toDouble();
        }
        if (is(member, MarshallingType.FLOAT)) {
            return (float) number.number().toDouble();
        }
        if (is(member, MarshallingType.STRING)) {
            return number.number().toString();
        }
        long whole = number.number().asLong().orElse(0);
        return is(member, MarshallingType.LONG)
                ? (Object) Long.valueOf(whole)
                : Integer.valueOf(Math.toIntExact(whole));
    }

    private static Object bool(SdkField<?> member, boolean truth) {
        return is(member, MarshallingType.STRING)
                ? (Object) String.valueOf(truth)
                : Boolean.valueOf(truth);
    }

    /// A block that stands at most once is a list in a schema, and one thing to AWS.
    private static @Nullable Object many(SdkField<?> member, List<Value> elements, Shape shape) {
        if (elements.isEmpty()) {
            return null;
        }
        if (is(member, MarshallingType.SDK_POJO) && Quantified.is(member.constructor().get())) {
            return quantified(member.constructor().get(), elements, shape);
        }
        if (is(member, MarshallingType.SDK_POJO)) {
            return elements.getFirst().isNull()
                    ? built(member.constructor().get())
                    : sent(member, elements.getFirst(), shape);
        }
        SdkField<?> element = member.getTrait(ListTrait.class).memberFieldInfo();
        return elements.stream()
                .map(value -> sent(element, value, shape))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Object quantified(SdkPojo list, List<Value> elements, Shape shape) {
        Object items = many(Quantified.items(list), elements, shape);
        Quantified.fill(list, items, elements.size());
        return built(list);
    }

    private static @Nullable Object map(SdkField<?> member, Value.MapValue map, Shape shape) {
        if (map.elements().isEmpty()) {
            return null;
        }
        SdkField<?> element = member.getTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> sent = new TreeMap<>();
        map.elements()
                .forEach((key, value) -> {
                    Object part = sent(element, value, shape);
                    sent.put(key, part == null && value.isNull() ? "" : orEmpty(part));
                });
        return sent;
    }

    private static Object orEmpty(@Nullable Object part) {
        return part == null ? "" : part;
    }

    private static Object object(SdkField<?> member, Value.ObjectValue object, Shape shape) {
        SdkPojo part = member.constructor().get();
        fill(part, Attributes.of(object), shape);
        return built(part);
    }

    private static Object built(SdkPojo part) {
        return ((Buildable) part).build();
    }

    private static boolean is(SdkField<?> member, MarshallingType<?> type) {
        return member.marshallingType().equals(type);
    }
}
