package dev.terrane.evaluating;

import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.ProviderConfig;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The providers of a run: one for each configuration, configured when it is first needed.
public final class Providers implements AutoCloseable {
    private final Map<ProviderSource, ProviderFactory> factories;
    private final ProviderContext context;
    private final InstantSource clock;
    private final StandIns standIns;
    private final BlockTemplates templates = new BlockTemplates();
    private final Map<ProviderSource, Provider> unconfigured = new ConcurrentHashMap<>();
    private volatile @Nullable ProviderMetas metas;
    private final Map<ProviderConfigAddress, Evaluated> evaluated = new ConcurrentHashMap<>();
    private final Map<ProviderConfigAddress, Configured> configured = new ConcurrentHashMap<>();

    /// @param range of the block, none where the configuration is empty and was not written
    private record Evaluated(
            Value config, @Nullable BlockTemplate template, @Nullable SourceRange range) {}

    private record Configured(Optional<Provider> provider) {}

    /// @param clock by which what they have opened is renewed
    public Providers(
            Map<ProviderSource, ProviderFactory> factories,
            ProviderContext context,
            InstantSource clock) {
        this(factories, context, clock, StandIns.NONE);
    }

    public Providers(
            Map<ProviderSource, ProviderFactory> factories,
            ProviderContext context,
            InstantSource clock,
            StandIns standIns) {
        this.factories = Map.copyOf(factories);
        this.context = context;
        this.clock = clock;
        this.standIns = standIns;
    }

    InstantSource clock() {
        return clock;
    }

    StandIns standIns() {
        return standIns;
    }

    /// What was read by their schemas already.
    BlockTemplates templates() {
        return templates;
    }

    public boolean has(ProviderSource source) {
        return factories.containsKey(source);
    }

    /// The sources that there is a provider for, sorted.
    public List<ProviderSource> sources() {
        return factories.keySet().stream().sorted().toList();
    }

    public Optional<String> version(ProviderSource source) {
        return Optional.ofNullable(factories.get(source)).map(ProviderFactory::version);
    }

    /// Where it runs, in words: `built in`.
    ///
    /// @throws IllegalArgumentException where there is no such provider
    public String runtime(ProviderSource source) {
        ProviderFactory factory = factories.get(source);
        if (factory == null) {
            throw new IllegalArgumentException("there is no provider " + source);
        }
        return factory.runtime();
    }

    /// @throws IllegalArgumentException where there is no such provider
    public ProviderSchema schema(ProviderSource source) {
        return unconfigured(source).schema();
    }

    /// A provider for what needs no configuration: its schema, validation and upgrades of state.
    ///
    /// @throws IllegalArgumentException where there is no such provider
    public Provider unconfigured(ProviderSource source) {
        return unconfigured.computeIfAbsent(source, this::create);
    }

    private Provider create(ProviderSource source) {
        ProviderFactory factory = factories.get(source);
        if (factory == null) {
            throw new IllegalArgumentException("there is no provider " + source);
        }
        return factory.create();
    }

    /// Whether objects of the type can be had without waiting for the outside.
    boolean onlyComputes(ProviderSource source, String type) {
        return has(source) && unconfigured(source).onlyComputes(type);
    }

    /// Says what the configuration of a provider is, before anybody needs it.
    void evaluated(
            ProviderConfigAddress address,
            Value config,
            BlockTemplate template,
            SourceRange range) {
        evaluated.put(address, new Evaluated(config, template, range));
    }

    /// What the provider is configured with, with marks; nothing where no block says so.
    public Optional<Value> configuration(ProviderConfigAddress address) {
        return Optional.ofNullable(evaluated.get(address)).map(Evaluated::config);
    }

    /// Says what the configuration of a provider is where its block does not stand in the
    /// configuration, but in a test.
    public void configuredBy(
            ProviderConfigAddress address,
            ProviderConfig block,
            Scope scope,
            Diagnostics diagnostics) {
        BlockTemplate template =
                BlockTemplate.of(
                        block.body(), schema(address.source()).provider().block(), diagnostics);
        evaluated(address, template.evaluate(scope, diagnostics), template, block.range());
    }

    /// Whether something says how the provider is configured, a block or what stands in for it.
    public boolean isSaid(ProviderConfigAddress address) {
        return evaluated.containsKey(address)
                || standIns.forProvider(address, unconfigured(address.source())).isPresent();
    }

    /// What the provider has to say of its own arguments, as far as they are known.
    void validate(ProviderConfigAddress address, Diagnostics diagnostics) {
        Evaluated config = evaluated.computeIfAbsent(address, this::implied);
        Value plain = config.config().withoutMarksDeep();
        report(unconfigured(address.source()).validateConfig(plain), config, diagnostics);
    }

    /// The provider of that configuration, or nothing where it could not be configured: that is
    /// reported to the first who asks.
    public Optional<Provider> configured(ProviderConfigAddress address, Diagnostics diagnostics) {
        return configured.computeIfAbsent(address, key -> configure(key, diagnostics)).provider();
    }

    /// Whether something stands in for the provider at that object alone, so that it must not be
    /// asked about it.
    public boolean hasStandIn(ProviderConfigAddress address, ResourceInstanceAddress object) {
        return !standIns.equals(StandIns.NONE)
                && standIns.forObject(address, object, unconfigured(address.source())).isPresent();
    }

    /// What manages that object: the provider of that configuration, or what stands in for it.
    public Optional<Provider> configured(
            ProviderConfigAddress address,
            ResourceInstanceAddress object,
            Diagnostics diagnostics) {
        Optional<Provider> standIn =
                standIns.equals(StandIns.NONE)
                        ? Optional.empty()
                        : standIns.forObject(address, object, unconfigured(address.source()));
        return standIn.isPresent()
                ? standIn
                : configured(address, diagnostics)
                        .map(provider -> forModuleOf(object, address, provider, diagnostics));
    }

    /// Says which modules tell their providers something of themselves.
    void describedBy(Configuration configuration) {
        metas = new ProviderMetas(configuration);
    }

    private Provider forModuleOf(
            ResourceInstanceAddress object,
            ProviderConfigAddress address,
            Provider provider,
            Diagnostics diagnostics) {
        ProviderMetas known = metas;
        if (known == null) {
            return provider;
        }
        ModulePath module = object.module().path();
        return known.block(module, address.source())
                .flatMap(block ->
                        known.value(
                                module,
                                address.source(),
                                block,
                                schema(address.source()).meta(),
                                diagnostics))
                .map(provider::forModule)
                .orElse(provider);
    }

    private Configured configure(ProviderConfigAddress address, Diagnostics diagnostics) {
        Optional<Provider> standIn = standIns.forProvider(address, unconfigured(address.source()));
        if (standIn.isPresent()) {
            return new Configured(standIn);
        }
        Provider provider = create(address.source());
        Evaluated config = evaluated.computeIfAbsent(address, this::implied);
        Value plain = config.config().withoutMarksDeep();
        Diagnostics own = new Diagnostics();
        report(provider.validateConfig(plain), config, own);
        if (!own.hasErrors()) {
            report(provider.configure(plain, context), config, own);
        }
        diagnostics.addAll(own);
        if (own.hasErrors()) {
            provider.close();
            return new Configured(Optional.empty());
        }
        return new Configured(Optional.of(provider));
    }

    /// The configuration of a provider for which no block was written.
    private Evaluated implied(ProviderConfigAddress address) {
        Map<String, Value> values = new LinkedHashMap<>();
        schema(address.source())
                .provider()
                .block()
                .impliedType()
                .attributes()
                .forEach((name, type) -> values.put(name, AbsentValues.of(type)));
        return new Evaluated(Value.object(values), null, null);
    }

    private static void report(List<Problem> problems, Evaluated config, Diagnostics diagnostics) {
        for (Problem problem : problems) {
            SourceRange range =
                    config.template() == null
                            ? config.range()
                            : ProblemRanges.of(problem, config.template(), config.range());
            diagnostics.add(
                    new Diagnostic(
                            problem.severity(),
                            problem.summary(),
                            problem.detail(),
                            range,
                            null,
                            List.of(),
                            null));
        }
    }

    /// Asks all of them to end what is under way.
    public void stop() {
        configured.values().forEach(c -> c.provider().ifPresent(Provider::stop));
    }

    @Override
    public void close() {
        configured.values().forEach(c -> c.provider().ifPresent(Provider::close));
        unconfigured.values().forEach(Provider::close);
    }
}
