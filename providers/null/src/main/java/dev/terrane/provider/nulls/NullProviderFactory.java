package dev.terrane.provider.nulls;

import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFactory;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Makes null providers.
///
/// @param random of which ids are made
public record NullProviderFactory(RandomGenerator random) implements ProviderFactory {

    public NullProviderFactory() {
        this(new SecureRandom());
    }

    @Override
    public String source() {
        return "registry.terraform.io/hashicorp/null";
    }

    @Override
    public String version() {
        return "3.2.4";
    }

    @Override
    public Provider create() {
        return new NullProvider(random);
    }
}
