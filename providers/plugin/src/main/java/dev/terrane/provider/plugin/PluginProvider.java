package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.Problems;
import dev.terrane.provider.plugin.wire.SchemaDocument;
import dev.terrane.spi.Action;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.ListResources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.ProviderUnavailableException;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import tfplugin6.ConfigureProvider;
import tfplugin6.DynamicValue;
import tfplugin6.ValidateProviderConfig;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A provider that runs as a process of its own.
final class PluginProvider implements Provider {
    /// The version of Terraform that we stand in for.
    private static final String TERRAFORM_VERSION = "1.11.4";

    private final Pool pool;
    private @Nullable Session session;
    private boolean claimed;

    PluginProvider(Pool pool) {
        this.pool = pool;
    }

    /// Ours, or any that runs.
    synchronized Session session() {
        if (session == null) {
            session = pool.share();
        }
        return session;
    }

    private synchronized Session ownSession() {
        if (!claimed) {
            Session before = session;
            session = pool.claim();
            claimed = true;
            if (before != null) {
                pool.release(before);
            }
        }
        return session();
    }

    SchemaDocument document() throws Fault {
        return session().schema();
    }

    @Override
    public ProviderSchema schema() {
        try {
            SchemaDocument document = document();
            List<Problem> problems = Problems.of(document.diagnostics());
            problems.stream().filter(Problem::isError).findFirst().ifPresent(this::unavailable);
            return new ProviderSchema(
                    document.provider(),
                    new LazySchemas(document.resources(), type -> document.resource(type)),
                    new LazySchemas(document.dataSources(), type -> document.dataSource(type)),
                    new LazySchemas(
                            document.ephemeralResources(),
                            type -> document.ephemeralResource(type)),
                    new LazySchemas(document.listResources(), type -> document.listResource(type)),
                    new LazySchemas(document.actions(), type -> document.action(type)),
                    document.providerMeta());
        } catch (Fault e) {
            throw new ProviderUnavailableException(e.problem());
        } catch (MalformedAnswer e) {
            throw new ProviderUnavailableException(
                    session().malformed(Calls.SCHEMA.six(), e).problem());
        }
    }

    private void unavailable(Problem problem) {
        throw new ProviderUnavailableException(problem);
    }

    @Override
    public List<Problem> validateConfig(Value config) {
        try {
            ValidateProviderConfig.Request request =
                    ValidateProviderConfig.Request.newBuilder().setConfig(encoded(config)).build();
            return pool.validate(session(), request);
        } catch (Fault e) {
            return List.of(e.problem());
        }
    }

    @Override
    public List<Problem> configure(Value config, ProviderContext context) {
        Session own = ownSession();
        try {
            ConfigureProvider.Request request =
                    ConfigureProvider.Request.newBuilder()
                            .setTerraformVersion(TERRAFORM_VERSION)
                            .setConfig(encoded(config))
                            .setClientCapabilities(Answers.CLIENT)
                            .build();
            return Problems.of(own.call(Calls.CONFIGURE, request).getDiagnosticsList());
        } catch (Fault e) {
            return List.of(e.problem());
        }
    }

    private DynamicValue encoded(Value config) {
        return DynamicValues.encode(config, schema().provider().block().impliedType());
    }

    @Override
    public ManagedResources resource(String type) {
        return resource(type, Optional.empty());
    }

    ManagedResources resource(String type, Optional<DynamicValue> meta) {
        return new PluginResources(this, type, known(schema().resources(), type), meta);
    }

    @Override
    public DataSources dataSource(String type) {
        return dataSource(type, Optional.empty());
    }

    DataSources dataSource(String type, Optional<DynamicValue> meta) {
        return new PluginDataSources(this, type, known(schema().dataSources(), type), meta);
    }

    @Override
    public Provider forModule(Value meta) {
        Schema schema = schema().meta().orElseThrow();
        return new ProviderForModule(
                this, DynamicValues.encode(meta.withoutMarksDeep(), schema.block().impliedType()));
    }

    private static Schema known(Map<String, Schema> schemas, String type) {
        Schema schema = schemas.get(type);
        if (schema == null) {
            throw new IllegalArgumentException("there is no type " + type);
        }
        return schema;
    }

    @Override
    public Optional<EphemeralResources> ephemeralResource(String type) {
        return Optional.ofNullable(schema().ephemeralResources().get(type))
                .map(schema -> new PluginEphemeralResources(this, type, schema));
    }

    @Override
    public Optional<ListResources> listResource(String type) {
        return Optional.ofNullable(schema().listResources().get(type))
                .map(schema -> new PluginListResources(this, type, schema));
    }

    @Override
    public Optional<Action> action(String type) {
        return Optional.ofNullable(schema().actions().get(type))
                .map(schema -> new PluginAction(this, type, schema));
    }

    @Override
    public Map<String, ProviderFunction> functions() {
        try {
            SchemaDocument document = document();
            Map<String, ProviderFunction> functions = new HashMap<>();
            for (String name : document.functions()) {
                functions.put(name, PluginFunction.of(this, name, document.function(name)));
            }
            return functions;
        } catch (Fault e) {
            throw new ProviderUnavailableException(e.problem());
        } catch (MalformedAnswer e) {
            throw new ProviderUnavailableException(
                    session().malformed(Calls.SCHEMA.six(), e).problem());
        }
    }

    @Override
    public void stop() {
        Session running;
        synchronized (this) {
            running = claimed ? session : null;
        }
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            pool.release(session);
            session = null;
            claimed = false;
        }
    }
}
