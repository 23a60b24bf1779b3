package dev.terrane.evaluating;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ProviderConfig;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.value.Value;

import java.util.Optional;

/// Evaluates `provider` blocks; configuring is left to who first needs the provider.
final class ProviderEvaluation {
    private final Configuration configuration;
    private final Environment environment;
    private final Providers providers;
    private final Phase phase;

    ProviderEvaluation(
            Configuration configuration,
            Environment environment,
            Providers providers,
            Phase phase) {
        this.configuration = configuration;
        this.environment = environment;
        this.providers = providers;
        this.phase = phase;
    }

    /// @return whether all that it needs has a value
    boolean evaluate(ProviderConfigAddress address, ModuleValues module, Diagnostics diagnostics) {
        Optional<ProviderConfig> block = block(address);
        if (block.isEmpty() || !providers.has(address.source())) {
            return true;
        }
        BlockTemplate template =
                BlockTemplate.of(
                        block.get().body(),
                        providers.schema(address.source()).provider().block(),
                        diagnostics);
        ModuleScope scope =
                new ModuleScope(environment, module, repetition(block.get()), Optional.empty());
        Value config = template.evaluate(scope, diagnostics);
        providers.evaluated(address, config, template, block.get().range());
        if (phase == Phase.VALIDATE && !diagnostics.hasErrors()) {
            providers.validate(address, diagnostics);
        }
        return !phase.isVoid(scope);
    }

    private static RepetitionData repetition(ProviderConfig block) {
        return block.element()
                .map(element -> RepetitionData.forEach(element.key(), element.value()))
                .orElse(RepetitionData.NONE);
    }

    private Optional<ProviderConfig> block(ProviderConfigAddress address) {
        ModuleNode module = configuration.module(address.module()).orElseThrow();
        return module.config().providers().values().stream()
                .filter(config -> !config.isNone())
                .filter(config -> matches(config.name(), address, module))
                .findFirst();
    }

    private static boolean matches(
            LocalProvider name, ProviderConfigAddress address, ModuleNode module) {
        return name.alias().equals(address.alias())
                && module.config().source(name.name()).equals(address.source());
    }
}
