package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import tfplugin6.DynamicValue;
import tfplugin6.ReadDataSource;
import tfplugin6.ValidateDataResourceConfig;

import java.util.List;
import java.util.Optional;

/// The data sources of one type, asked of the process.
final class PluginDataSources implements DataSources {
    private final PluginProvider provider;
    private final String name;
    private final Schema schema;
    private final Optional<DynamicValue> meta;
    private final Type type;

    /// @param meta what the module tells the provider of itself
    PluginDataSources(
            PluginProvider provider, String name, Schema schema, Optional<DynamicValue> meta) {
        this.provider = provider;
        this.name = name;
        this.schema = schema;
        this.meta = meta;
        this.type = schema.block().impliedType();
    }

    @Override
    public List<Problem> validate(Value config) {
        ValidateDataResourceConfig.Request request =
                ValidateDataResourceConfig.Request.newBuilder()
                        .setTypeName(name)
                        .setConfig(DynamicValues.encode(config, type))
                        .build();
        Session session = provider.session();
        return Answers.of(
                session,
                Calls.VALIDATE_DATA,
                () -> Problems.of(session.call(Calls.VALIDATE_DATA, request).getDiagnosticsList()),
                List::of);
    }

    @Override
    public Answer read(Value config) {
        ReadDataSource.Request.Builder request =
                ReadDataSource.Request.newBuilder()
                        .setTypeName(name)
                        .setConfig(DynamicValues.encode(config, type))
                        .setClientCapabilities(Answers.CLIENT);
        meta.ifPresent(request::setProviderMeta);
        Session session = provider.session();
        return Answers.of(
                session,
                Calls.READ_DATA,
                () -> {
                    ReadDataSource.Response answer = session.call(Calls.READ_DATA, request.build());
                    List<Problem> problems =
                            Answers.problems(
                                    answer.getDiagnosticsList(),
                                    answer.hasDeferred(),
                                    answer.getDeferred(),
                                    session.display());
                    return new Answer(
                            Answers.object(answer.getState(), schema, problems), problems);
                },
                problem -> new Answer(Value.nullOf(type), List.of(problem)));
    }
}
