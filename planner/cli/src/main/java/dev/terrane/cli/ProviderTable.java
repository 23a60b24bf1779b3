package dev.terrane.cli;

import dev.terrane.address.ProviderSource;
import dev.terrane.operating.LanguageText;
import dev.terrane.provider.aws.AwsProviderFactory;
import dev.terrane.provider.local.LocalProviderFactory;
import dev.terrane.provider.memory.MemoryProviderFactory;
import dev.terrane.provider.nulls.NullProviderFactory;
import dev.terrane.provider.random.RandomProviderFactory;
import dev.terrane.provider.terraform.TerraformProviderFactory;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.spi.ProviderFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The providers that are built in.
public final class ProviderTable {
    private ProviderTable() {}

    /// @param states reads the outputs of other states
    public static Map<ProviderSource, ProviderFactory> factories(RemoteStates states) {
        List<ProviderFactory> all =
                List.of(
                        new TerraformProviderFactory(states, new LanguageText()),
                        new LocalProviderFactory(),
                        new RandomProviderFactory(),
                        new NullProviderFactory(),
                        new AwsProviderFactory(),
                        new MemoryProviderFactory());
        Map<ProviderSource, ProviderFactory> bySource = new HashMap<>();
        for (ProviderFactory factory : all) {
            bySource.put(ProviderSource.parse(factory.source()).orElseThrow(), factory);
        }
        return bySource;
    }
}
