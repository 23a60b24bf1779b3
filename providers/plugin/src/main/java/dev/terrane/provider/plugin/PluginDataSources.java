package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import tfplugin6.ReadDataSource;
import tfplugin6.ValidateDataResourceConfig;

import java.util.List;

/// The data sources of one type, asked of the process.
final class PluginDataSources implements DataSources {
    private final PluginProvider provider;
    private final String name;
    private final Schema schema;
    private final Type type;

    PluginDataSources(PluginProvider provider, String name, Schema schema) {
        this.provider = provider;
        this.name = name;
        this.schema = schema;
        this.type = schema.block().impliedType();
    }

    @Override
    public List<Problem> validate(Value config) {
        ValidateDataResourceConfig.Request request =
                ValidateDataResourceConfig.Request.newBuilder()
                        .setTypeName(name)
                        .setConfig(DynamicValues.encode(config, type))
                        .build();
        try {
            return Problems.of(
                    provider.session().call(Calls.VALIDATE_DATA, request).getDiagnosticsList());
        } catch (Fault e) {
            return List.of(e.problem());
        }
    }

    @Override
    public Answer read(Value config) {
        ReadDataSource.Request request =
                ReadDataSource.Request.newBuilder()
                        .setTypeName(name)
                        .setConfig(DynamicValues.encode(config, type))
                        .setClientCapabilities(Answers.CLIENT)
                        .build();
        Session session = provider.session();
        try {
            ReadDataSource.Response answer = session.call(Calls.READ_DATA, request);
            List<Problem> problems =
                    Answers.problems(
                            answer.getDiagnosticsList(),
                            answer.hasDeferred(),
                            answer.getDeferred(),
                            session.display());
            return new Answer(Answers.object(answer.getState(), schema, problems), problems);
        } catch (Fault e) {
            return new Answer(Value.nullOf(type), List.of(e.problem()));
        } catch (MalformedAnswer e) {
            return new Answer(
                    Value.nullOf(type),
                    List.of(session.malformed(Calls.READ_DATA.six(), e).problem()));
        }
    }
}
