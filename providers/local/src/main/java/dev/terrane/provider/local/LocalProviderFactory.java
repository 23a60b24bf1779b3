package dev.terrane.provider.local;

import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFactory;

/// Makes local providers.
public record LocalProviderFactory() implements ProviderFactory {

    @Override
    public String source() {
        return "registry.terraform.io/hashicorp/local";
    }

    @Override
    public String version() {
        return "2.5.3";
    }

    @Override
    public Provider create() {
        return new LocalProvider();
    }
}
