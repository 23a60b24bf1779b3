package dev.terrane.provider.aws;

import dev.terrane.provider.aws.checking.AwsPlanChecks;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.AwsSettings;
import dev.terrane.provider.aws.session.Paces;
import dev.terrane.provider.aws.session.SettingsReader;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.NativeData;
import dev.terrane.provider.aws.support.NativeResource;
import dev.terrane.provider.aws.support.ProviderRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.BatchReads;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.PlanChecks;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// One configuration of AWS. Configuring it reads the settings and sends nothing.
public final class AwsProvider implements Provider {
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, NativeResource> resources = new ConcurrentHashMap<>();
    private final Paces paces;
    private volatile @Nullable AwsSession session;
    private volatile Set<String> skippedChecks = Set.of();

    /// @param paces of all configurations of a run
    AwsProvider(Paces paces) {
        this.paces = paces;
    }

    @Override
    public ProviderSchema schema() {
        Map<String, Schema> types = new TreeMap<>();
        AwsTypes.RESOURCES.keySet().forEach(type -> types.put(type, schema(type)));
        Map<String, Schema> data = new TreeMap<>();
        AwsTypes.DATA_SOURCES.keySet().forEach(type -> data.put(type, AwsSchemas.dataSource(type)));
        return new ProviderSchema(AwsSchemas.provider(), types, data, Map.of());
    }

    private Schema schema(String type) {
        return schemas.computeIfAbsent(type, AwsSchemas::resourceType);
    }

    @Override
    public List<Problem> validateConfig(Value config) {
        return ProviderRules.problems(config);
    }

    @Override
    public List<Problem> configure(Value config, ProviderContext context) {
        SettingsReader.Outcome outcome = new SettingsReader(config, context).read();
        AwsSettings settings = outcome.settings();
        if (settings != null) {
            session = new AwsSession(settings, paces);
        }
        skippedChecks =
                AwsPlanChecks.names(context.variable(AwsPlanChecks.SKIP_VARIABLE).orElse(""));
        List<Problem> problems = new ArrayList<>(outcome.problems());
        problems.addAll(AwsPlanChecks.problems(skippedChecks));
        return problems;
    }

    private AwsSession session() {
        AwsSession configured = session;
        if (configured == null) {
            throw new IllegalStateException("the provider is used before it is configured");
        }
        return configured;
    }

    @Override
    public ManagedResources resource(String type) {
        return nativeResource(type);
    }

    private NativeResource nativeResource(String type) {
        return resources.computeIfAbsent(
                type,
                name ->
                        new NativeResource(
                                name,
                                schema(name),
                                of(AwsTypes.RESOURCES, name).get(),
                                this::session));
    }

    @Override
    public DataSources dataSource(String type) {
        Supplier<DataType> source = of(AwsTypes.DATA_SOURCES, type);
        return new NativeData(type, AwsSchemas.dataSource(type), source.get(), this::session);
    }

    @Override
    public Optional<BatchReads> batchReads(String type) {
        Supplier<ResourceType> made = of(AwsTypes.RESOURCES, type);
        return made.get().readsMany() ? Optional.of(nativeResource(type)) : Optional.empty();
    }

    @Override
    public Optional<PlanChecks> planChecks() {
        return Optional.of(new AwsPlanChecks(session(), skippedChecks));
    }

    private static <T> Supplier<T> of(Map<String, Supplier<T>> table, String type) {
        Supplier<T> made = table.get(type);
        if (made == null) {
            throw new IllegalArgumentException("this provider has no type " + type);
        }
        return made;
    }

    @Override
    public void stop() {
        AwsSession configured = session;
        if (configured != null) {
            configured.stop();
        }
    }

    @Override
    public void close() {
        AwsSession configured = session;
        if (configured != null) {
            configured.close();
        }
    }
}
