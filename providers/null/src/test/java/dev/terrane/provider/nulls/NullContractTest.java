package dev.terrane.provider.nulls;

import dev.terrane.provider.testkit.DataSourceExample;
import dev.terrane.provider.testkit.ProviderContract;
import dev.terrane.provider.testkit.ResourceExample;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

class NullContractTest extends ProviderContract {

    @Override
    protected ProviderFactory factory() {
        return new NullProviderFactory();
    }

    @Override
    protected List<ResourceExample> resources() {
        return List.of(
                ResourceExample.of(NullResource.TYPE, Map.of())
                        .replacedBy("triggers", strings(Map.of("a", Value.string("1"))))
                        .updatedBy(Map.of("triggers", strings(Map.of())))
                        .onlyInState(),
                ResourceExample.of(
                                NullResource.TYPE,
                                Map.of("triggers", strings(Map.of("a", Value.string("1")))))
                        .replacedBy("triggers", strings(Map.of("a", Value.string("2"))))
                        .replacedBy("triggers", Value.nullOf(Type.map(Type.STRING)))
                        .updatedBy(
                                Map.of(
                                        "triggers",
                                        strings(
                                                Map.of(
                                                        "a", Value.string("1"),
                                                        "b", Value.nullOf(Type.STRING)))))
                        .onlyInState());
    }

    @Override
    protected List<DataSourceExample> dataSources() {
        return List.of(
                new DataSourceExample(
                        NullDataSource.TYPE,
                        Map.of("inputs", strings(Map.of("a", Value.string("1"))))));
    }

    private static Value strings(Map<String, Value> elements) {
        return Value.map(Type.STRING, elements);
    }
}
