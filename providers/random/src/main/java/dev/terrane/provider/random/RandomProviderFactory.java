package dev.terrane.provider.random;

import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFactory;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Makes random providers.
///
/// @param random of which everything is drawn that has no seed; a cryptographic one outside tests
public record RandomProviderFactory(RandomGenerator random) implements ProviderFactory {

    public RandomProviderFactory() {
        this(new SecureRandom());
    }

    @Override
    public String source() {
        return "registry.terraform.io/hashicorp/random";
    }

    @Override
    public String version() {
        return "3.7.2";
    }

    @Override
    public Provider create() {
        return new RandomProvider(random);
    }
}
