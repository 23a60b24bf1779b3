package dev.terrane.provider.terraform;

import dev.terrane.provider.testkit.DataSourceExample;
import dev.terrane.provider.testkit.ProviderContract;
import dev.terrane.provider.testkit.ResourceExample;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

class TerraformContractTest extends ProviderContract {
    private final OtherStates states = new OtherStates(Map.of("vpc", Value.string("vpc-1")));

    @Override
    protected ProviderFactory factory() {
        return new TerraformProviderFactory(states, new PlainLanguage());
    }

    @Override
    protected ProviderContext context() {
        return new ProviderContext(directory, Map.of(), states, new PlainLanguage());
    }

    @Override
    protected List<ResourceExample> resources() {
        Value object = Value.object(Map.of("a", Value.number(1), "b", Value.EMPTY_TUPLE));
        return List.of(
                ResourceExample.of(TerraformData.TYPE, Map.of())
                        .updatedBy(Map.of("input", Value.string("new")))
                        .replacedBy("triggers_replace", Value.TRUE)
                        .importedBy("id")
                        .onlyInState(),
                ResourceExample.of(
                                TerraformData.TYPE,
                                Map.of("input", object, "triggers_replace", Value.number(1)))
                        .updatedBy(Map.of("input", Value.nullOf(Type.STRING)))
                        .updatedBy(Map.of("input", Value.map(Type.NUMBER, Map.of())))
                        .replacedBy("triggers_replace", Value.string("1"))
                        .onlyInState());
    }

    @Override
    protected List<DataSourceExample> dataSources() {
        return List.of(
                new DataSourceExample(
                        RemoteStateData.TYPE, Map.of("backend", Value.string("local"))));
    }
}
