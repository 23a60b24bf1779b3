package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.ProxyConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Volumes and the proxy of a task definition, which are built otherwise than the arguments.
final class TaskVolumes {
    private static final Shape SHAPE =
            Shape.of().named("configuredAtLaunch", "configure_at_launch");

    private TaskVolumes() {}

    static @Nullable List<Volume> volumes(Draft object) {
        List<Volume> all = object.blocks("volume").stream().map(TaskVolumes::volume).toList();
        return all.isEmpty() ? null : all;
    }

    private static Volume volume(Attributes block) {
        Volume.Builder volume = SHAPE.fill(Volume.builder(), block);
        block.string("host_path")
                .filter(path -> !path.isEmpty())
                .ifPresent(path -> volume.host(host -> host.sourcePath(path)));
        return volume.build();
    }

    static Optional<ProxyConfiguration> proxy(Draft object) {
        return object.blocks("proxy_configuration").stream()
                .findFirst()
                .map(block ->
                        ProxyConfiguration.builder()
                                .type(block.string("type").orElse(null))
                                .containerName(block.string("container_name").orElse(null))
                                .properties(pairs(block.stringMap("properties")))
                                .build());
    }

    private static List<KeyValuePair> pairs(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(pair ->
                        KeyValuePair.builder().name(pair.getKey()).value(pair.getValue()).build())
                .toList();
    }

    static void show(Draft object, TaskDefinition found) {
        SHAPE.show(object, "volume", found.volumes());
        List<Value> shown = object.value("volume").asList();
        List<Map<String, Value>> all = new ArrayList<>();
        for (Value volume : shown) {
            all.add(shown(volume, found.volumes()));
        }
        object.setObjects("volume", all);
        showProxy(object, found);
    }

    private static Map<String, Value> shown(Value volume, List<Volume> found) {
        Map<String, Value> values = new HashMap<>(volume.asMap());
        String path =
                found.stream()
                        .filter(each -> Value.string(each.name()).equals(values.get("name")))
                        .filter(each -> each.host() != null && each.host().sourcePath() != null)
                        .map(each -> each.host().sourcePath())
                        .findFirst()
                        .orElse("");
        values.put("host_path", Value.string(path));
        values.computeIfPresent(
                "configure_at_launch", (name, value) -> value.isNull() ? Value.FALSE : value);
        return values;
    }

    private static void showProxy(Draft object, TaskDefinition found) {
        ProxyConfiguration proxy = found.proxyConfiguration();
        if (proxy == null) {
            SHAPE.showNone(object, "proxy_configuration");
            return;
        }
        Map<String, Value> properties = new TreeMap<>();
        proxy.properties().forEach(pair -> properties.put(pair.name(), Value.string(pair.value())));
        object.setObjects(
                "proxy_configuration",
                List.of(
                        Map.of(
                                "container_name", Value.string(proxy.containerName()),
                                "type", Value.string(proxy.typeAsString()),
                                "properties", Value.map(Type.STRING, properties))));
    }
}
