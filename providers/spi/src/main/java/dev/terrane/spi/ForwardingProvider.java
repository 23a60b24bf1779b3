package dev.terrane.spi;

import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks another provider, which is not its own: it is neither stopped nor closed by the way, and seen for
/// no other module.
public abstract class ForwardingProvider implements Provider {
    private final Provider provider;

    protected ForwardingProvider(Provider provider) {
        this.provider = provider;
    }

    protected final Provider provider() {
        return provider;
    }

    @Override
    public ProviderSchema schema() {
        return provider.schema();
    }

    @Override
    public List<Problem> validateConfig(Value config) {
        return provider.validateConfig(config);
    }

    @Override
    public List<Problem> configure(Value config, ProviderContext context) {
        return provider.configure(config, context);
    }

    @Override
    public Set<String> uncoveredConfiguration() {
        return provider.uncoveredConfiguration();
    }

    @Override
    public ManagedResources resource(String type) {
        return provider.resource(type);
    }

    @Override
    public DataSources dataSource(String type) {
        return provider.dataSource(type);
    }

    @Override
    public boolean onlyComputes(String type) {
        return provider.onlyComputes(type);
    }

    @Override
    public Optional<BatchReads> batchReads(String type) {
        return provider.batchReads(type);
    }

    @Override
    public Optional<EphemeralResources> ephemeralResource(String type) {
        return provider.ephemeralResource(type);
    }

    @Override
    public Optional<ListResources> listResource(String type) {
        return provider.listResource(type);
    }

    @Override
    public Optional<Action> action(String type) {
        return provider.action(type);
    }

    @Override
    public Map<String, ProviderFunction> functions() {
        return provider.functions();
    }

    @Override
    public Optional<PlanChecks> planChecks() {
        return provider.planChecks();
    }
}
