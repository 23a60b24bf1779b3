package dev.terrane.provider.memory;

import dev.terrane.provider.testkit.DataSourceExample;
import dev.terrane.provider.testkit.ProviderContract;
import dev.terrane.provider.testkit.ResourceExample;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

class MemoryContractTest extends ProviderContract {
    private final Cloud cloud = new InProcessCloud();

    @Override
    protected ProviderFactory factory() {
        return new MemoryProviderFactory(cloud, new Faults(), new CallLog());
    }

    @Override
    protected List<ResourceExample> resources() {
        return List.of(
                ResourceExample.of(MemoryObjects.TYPE, Map.of("name", Value.string("plain")))
                        .updatedBy(Map.of("size", Value.number(3)))
                        .updatedBy(Map.of("name", Value.string("renamed")))
                        .replacedBy("kind", Value.string("database"))
                        .importedBy("id"),
                ResourceExample.of(
                                MemoryObjects.TYPE,
                                Map.of(
                                        "name", Value.string("everything"),
                                        "kind", Value.string("database"),
                                        "enabled", Value.FALSE,
                                        "labels",
                                                Value.list(Type.STRING, List.of(Value.string("b"))),
                                        "zones", Value.set(Type.STRING, List.of(Value.string("z"))),
                                        "tags",
                                                Value.map(
                                                        Type.STRING,
                                                        Map.of("k", Value.string("v"))),
                                        "secret", Value.string("s"),
                                        "token", Value.string("t"),
                                        "rule", rules(rule(443, "udp"), rule(80, null))))
                        .updatedBy(Map.of("rule", rules(rule(80, null))))
                        .updatedBy(Map.of("token_version", Value.number(2)))
                        .replacedBy("kind", Value.string("plain")));
    }

    @Override
    protected List<DataSourceExample> dataSources() {
        cloud.put(
                ObjectBuilder.of(MemoryObjectSchema.RESOURCE.block())
                        .set("id", "obj-0")
                        .set("name", "found")
                        .build());
        return List.of(
                new DataSourceExample(MemoryObjects.TYPE, Map.of("name", Value.string("found"))));
    }

    static Value rules(Value... rules) {
        return Value.set(rules[0].type(), List.of(rules));
    }

    static Value rule(long port, @Nullable String protocol) {
        return Value.object(
                Map.of(
                        "port",
                        Value.number(port),
                        "protocol",
                        protocol == null ? Value.nullOf(Type.STRING) : Value.string(protocol)));
    }
}
