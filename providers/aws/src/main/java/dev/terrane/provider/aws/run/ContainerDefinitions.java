package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.utils.builder.Buildable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The argument `container_definitions`: a JSON list in which members are named as in the API of
/// ECS.
final class ContainerDefinitions {
    private static final Set<String> ORDERED_BY_NAME = Set.of("environment", "secrets");

    private ContainerDefinitions() {}

    static List<ContainerDefinition> parse(String text) {
        List<ContainerDefinition> all = new ArrayList<>();
        Json.parse(text).stream()
                .flatMap(document -> document.asList().stream())
                .forEach(each -> all.add(definition(each)));
        return all;
    }

    private static ContainerDefinition definition(Value json) {
        ContainerDefinition.Builder made = ContainerDefinition.builder();
        fill(made, json);
        return made.build();
    }

    private static void fill(SdkPojo pojo, Value json) {
        Map<String, Value> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        members.putAll(json.asMap());
        for (SdkField<?> field : pojo.sdkFields()) {
            Value value = members.get(field.memberName());
            if (value != null && !value.isNull()) {
                field.set(pojo, java(field, value));
            }
        }
    }

    private static Object java(SdkField<?> field, Value value) {
        MarshallingType<?> kind = field.marshallingType();
        if (kind.equals(MarshallingType.LIST)) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            return value.asList().stream().map(each -> java(element, each)).toList();
        }
        if (kind.equals(MarshallingType.MAP)) {
            SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> map = new TreeMap<>();
            value.asMap().forEach((key, each) -> map.put(key, java(element, each)));
            return map;
        }
        if (kind.equals(MarshallingType.SDK_POJO)) {
            SdkPojo part = field.constructor().get();
            fill(part, value);
            return ((Buildable) part).build();
        }
        String text = scalar(value);
        if (kind.equals(MarshallingType.INTEGER)) {
            return Integer.valueOf(text);
        }
        if (kind.equals(MarshallingType.LONG)) {
            return Long.valueOf(text);
        }
        if (kind.equals(MarshallingType.DOUBLE)) {
            return Double.valueOf(text);
        }
        return kind.equals(MarshallingType.BOOLEAN) ? (Object) Boolean.valueOf(text) : text;
    }

    private static String scalar(Value value) {
        return switch (value) {
            case Value.BoolValue bool -> String.valueOf(bool.truth());
            case Value.NumberValue number -> number.number().toString();
            default -> value.asString();
        };
    }

    /// As a state keeps them: members sorted, without those that have no value.
    static String text(List<ContainerDefinition> definitions) {
        return JsonText.of(
                Value.tuple(
                        definitions.stream()
                                .sorted(Comparator.comparing(ContainerDefinitions::name))
                                .map(ContainerDefinitions::json)
                                .map(ContainerDefinitions::withoutZeroCpu)
                                .toList()));
    }

    private static String name(ContainerDefinition definition) {
        return definition.name() == null ? "" : definition.name();
    }

    private static Value withoutZeroCpu(Value definition) {
        Map<String, Value> members = new TreeMap<>(definition.asMap());
        members.remove("cpu", Value.number(0));
        return Value.object(members);
    }

    private static Value json(@Nullable Object found) {
        return switch (found) {
            case null -> Value.NULL;
            case SdkPojo pojo -> object(pojo);
            case Collection<?> list ->
                    Value.tuple(list.stream().map(ContainerDefinitions::json).toList());
            case Map<?, ?> map -> {
                Map<String, Value> values = new TreeMap<>();
                map.forEach((key, value) -> values.put(String.valueOf(key), json(value)));
                yield Value.object(values);
            }
            case Boolean truth -> Value.bool(truth);
            case Integer number -> Value.number(number);
            case Long number -> Value.number(number);
            default -> Value.string(found.toString());
        };
    }

    private static Value object(SdkPojo pojo) {
        Map<String, Value> values = new TreeMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            boolean absent =
                    value == null
                            || value instanceof SdkAutoConstructList<?>
                            || value instanceof SdkAutoConstructMap<?, ?>;
            if (!absent) {
                values.put(field.memberName(), json(value));
            }
        }
        return Value.object(values);
    }

    /// Whether two texts mean the same containers: order, defaults and what is empty do not count.
    static boolean same(Value one, Value other, boolean awsvpc) {
        List<Value> first = meaning(one.asString(), awsvpc);
        return !first.isEmpty() && first.equals(meaning(other.asString(), awsvpc));
    }

    private static List<Value> meaning(String text, boolean awsvpc) {
        return parse(text).stream()
                .sorted(Comparator.comparing(ContainerDefinitions::name))
                .map(definition -> meant(definition, awsvpc))
                .toList();
    }

    private static Value meant(ContainerDefinition definition, boolean awsvpc) {
        Map<String, Value> members = new TreeMap<>(json(definition).asMap());
        members.putIfAbsent("essential", Value.TRUE);
        members.remove("cpu", Value.number(0));
        members.computeIfPresent("portMappings", (name, ports) -> ports(ports, awsvpc));
        ORDERED_BY_NAME.forEach(
                name -> members.computeIfPresent(name, (key, list) -> byName(list)));
        members.values().removeIf(ContainerDefinitions::isEmpty);
        return Value.object(members);
    }

    private static boolean isEmpty(Value value) {
        return switch (value) {
            case Value.TupleValue tuple -> tuple.elements().isEmpty();
            case Value.ObjectValue object -> object.attributes().isEmpty();
            default -> false;
        };
    }

    private static Value byName(Value list) {
        List<Value> sorted = new ArrayList<>(list.asList());
        sorted.sort(
                Comparator.comparing(each ->
                        JsonText.of(each.asMap().getOrDefault("name", Value.nullOf(Type.STRING)))));
        return Value.tuple(sorted);
    }

    /// A port of the host that is 0 is any; in a network of its own it is that of the container.
    private static Value ports(Value ports, boolean awsvpc) {
        List<Value> meant = new ArrayList<>();
        for (Value port : ports.asList()) {
            Map<String, Value> members = new TreeMap<>(port.asMap());
            members.remove("protocol", Value.string("tcp"));
            members.remove("hostPort", Value.number(0));
            if (awsvpc) {
                Value container = members.get("containerPort");
                if (container != null) {
                    members.putIfAbsent("hostPort", container);
                }
            }
            meant.add(Value.object(members));
        }
        meant.sort(Comparator.comparing(each -> JsonText.of(each).toLowerCase(Locale.ROOT)));
        return Value.tuple(meant);
    }
}
