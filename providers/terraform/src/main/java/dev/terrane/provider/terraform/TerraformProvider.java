package dev.terrane.provider.terraform;

import dev.terrane.spi.DataSources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderContext.LanguageEncoder;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

/// The built-in provider. It has no arguments, and its types no outside but other states.
final class TerraformProvider implements Provider {
    private volatile RemoteStates states;
    private volatile LanguageEncoder language;

    TerraformProvider(RemoteStates states, LanguageEncoder language) {
        this.states = states;
        this.language = language;
    }

    @Override
    public ProviderSchema schema() {
        return new ProviderSchema(
                Schema.of(new Schema.Block(Map.of(), Map.of())),
                Map.of(TerraformData.TYPE, TerraformData.SCHEMA),
                Map.of(RemoteStateData.TYPE, RemoteStateData.SCHEMA),
                Map.of());
    }

    @Override
    public List<Problem> validateConfig(Value config) {
        return List.of();
    }

    @Override
    public List<Problem> configure(Value config, ProviderContext context) {
        states = context.remoteStates();
        language = context.language();
        return List.of();
    }

    @Override
    public ManagedResources resource(String type) {
        if (!type.equals(TerraformData.TYPE)) {
            throw new IllegalArgumentException("no resource type " + type);
        }
        return new TerraformData();
    }

    @Override
    public boolean onlyComputes(String type) {
        return type.equals(TerraformData.TYPE);
    }

    @Override
    public DataSources dataSource(String type) {
        if (!type.equals(RemoteStateData.TYPE)) {
            throw new IllegalArgumentException("no data source " + type);
        }
        return new RemoteStateData(states);
    }

    @Override
    public Map<String, ProviderFunction> functions() {
        return Map.of(
                "decode_tfvars", new DecodeTfvars(language),
                "encode_expr", new EncodeExpr(language),
                "encode_tfvars", new EncodeTfvars(language));
    }
}
